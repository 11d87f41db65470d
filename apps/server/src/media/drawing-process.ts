import { Worker } from 'node:worker_threads'
import { type Drawing, draw, type Image } from './draw.ts'

// A process of its own: drawers.ts starts it and sends drawings, one at a time, each answered by an image or by null.

/** HEIC of 48 megapixels takes some 600 MB; a file that takes more than this is made to. */
const MEMORY_LIMIT = 1 << 30

/** Ends this process when it has grown too large. In a thread, because decoding HEVC keeps this one busy. */
const guard = `
  const { workerData } = require('node:worker_threads')
  setInterval(() => process.memoryUsage.rss() > workerData && process.kill(process.pid, 'SIGKILL'), 50)`
new Worker(guard, { eval: true, workerData: MEMORY_LIMIT }).unref()

process.on('message', async (drawing: Drawing) => {
  const image: Image | null = await draw(drawing).catch(() => null)
  process.send?.(image)
})
process.on('disconnect', () => process.exit())
// Meant for the server, which finishes what it is doing: its end is the end of this process too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
