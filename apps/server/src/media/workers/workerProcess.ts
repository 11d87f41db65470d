import { examine } from '../examine.ts'
import { findMotionClip } from '../formats/motionClip.ts'
import { decodeFile, isSystemError } from '../formats/systemError.ts'
import { render } from '../render/render.ts'
import { enforceLimits } from './limits.ts'
import type { TaskMessage, WorkerMessage } from './tasks.ts'

// A process of its own, started by workerPool.ts: files are parsed and decoded here, one at a time.

const [memoryBytes, cpuMs] = process.argv.slice(2).map(Number)
const limits = enforceLimits({ memoryBytes: memoryBytes ?? 0, cpuMs: cpuMs ?? 0 })

const send = (message: WorkerMessage) => process.send?.(message)

process.on('message', async (message: TaskMessage) => {
  limits.begin()
  try {
    send({ type: 'result', output: await run(message) })
  } catch (error) {
    const { message: text = String(error), code } = error as NodeJS.ErrnoException
    send({ type: 'failure', damaged: !isSystemError(error), message: text, code })
  } finally {
    limits.end()
  }
})

function run({ task, input }: TaskMessage): Promise<unknown> {
  switch (task) {
    case 'examine':
      return examine(input, (facts) => send({ type: 'partial', output: facts }))
    case 'render':
      return 'path' in input.from ? decodeFile(input.from.path, () => render(input)) : render(input)
    case 'findMotionClip':
      return findMotionClip(input.path, input.mime)
  }
}

// An exit would wait for a decoder that is at work.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
// A terminal sends these to every process. The server finishes its work first, and its end is the end of this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
