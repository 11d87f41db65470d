import { isSystemError } from '../formats/systemError.ts'
import { enforceLimits } from './limits.ts'
import type { TaskMessage, TaskTypes, WorkerMessage } from './messages.ts'

/** Does each task of a worker process. `onPartial` sends output early, in case the task is ended before its result. */
export type TaskHandlers<Tasks extends TaskTypes<Tasks>> = {
  [Name in keyof Tasks]: (
    input: Tasks[Name]['input'],
    onPartial: (output: Tasks[Name]['output']) => void,
  ) => Promise<Tasks[Name]['output']>
}

/** Serves the tasks that a pool sends to this process, within the limits of its command line. */
export function serveTasks<Tasks extends TaskTypes<Tasks>>(handlers: TaskHandlers<Tasks>): void {
  const [memoryBytes = 0, cpuMs = 0] = process.argv.slice(2).map(Number)
  const limits = enforceLimits({ memoryBytes, cpuMs })
  const send = (message: WorkerMessage) => process.send?.(message)

  process.on('message', async ({ task, input }: TaskMessage) => {
    limits.begin()
    try {
      const handler = handlers[task as keyof Tasks]
      if (handler === undefined) throw new Error(`This worker has no task "${task}".`)
      const output = await handler(input, (partial) => send({ type: 'partial', output: partial }))
      send({ type: 'result', output })
    } catch (error) {
      const { message = String(error), code } = error as NodeJS.ErrnoException
      send({ type: 'failure', damaged: !isSystemError(error), message, code })
    } finally {
      limits.end()
    }
  })
  // `process.exit` would wait for a decoder that is still running.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
  // A terminal sends these to every process of its group. The server finishes its requests first, and then disconnects.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
}
