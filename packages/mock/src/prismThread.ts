import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Prism } from './prism.ts'

/**
 * Starts Prism in a thread of its own. Loading it holds up its thread for most of a second: here neither a command nor
 * its signals nor its end wait for that, and it can be stopped before.
 */
export function startPrismThread(): Prism {
  const worker = new Worker(new URL('./prismWorker.js', import.meta.url))
  return {
    url: once(worker, 'message').then(([url]) => url as string),
    stop: () => worker.terminate(),
  }
}
