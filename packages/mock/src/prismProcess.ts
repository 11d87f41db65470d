import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Prism } from './prism.ts'

/**
 * Starts Prism in a process of its own. Loading it holds up its process for most of a second: here neither a command nor
 * its signals nor its end wait for that. It can be stopped at once, whatever it is at; a thread would first get to the
 * end of the module that it is loading.
 */
export function startPrismProcess(): Prism {
  // Detached, because Ctrl-C is for the command, which may still have requests before it ends.
  const child = fork(new URL('./prismChild.js', import.meta.url), { detached: true })
  const ended = once(child, 'exit')
  let isStopping = false
  const url = new Promise<string>((resolve, reject) => {
    child.once('message', (told: string) => resolve(told))
    ended.then(([code]) => {
      // Whoever stops it waits for nothing more, and that it ends is no failure then.
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
