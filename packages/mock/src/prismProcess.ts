import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Prism } from './prism.ts'

/**
 * Starts Prism in a child process. Loading Prism blocks its process for most of a second: the command that is run with
 * the mock, its signals and its end do not wait for that. A process can be killed at any time, while a thread would first
 * finish the module that it is loading.
 */
export function startPrismProcess(): Prism {
  // Detached, so that Ctrl-C reaches the command only: it may still send requests before it ends.
  const child = fork(new URL('./prismChild.js', import.meta.url), { detached: true })
  const ended = once(child, 'exit')
  let isStopping = false
  const url = new Promise<string>((resolve, reject) => {
    child.once('message', (url: string) => resolve(url))
    ended.then(([code]) => {
      // Ending after stop() is not a failure.
      if (!isStopping) reject(new Error(`Prism ended with ${code} before it listened.`))
    }, reject)
  })
  return {
    url,
    stop: async () => {
      isStopping = true
      child.kill('SIGKILL')
      await ended
    },
  }
}
