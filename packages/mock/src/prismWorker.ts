import { parentPort } from 'node:worker_threads'
import { startPrism } from './prism.ts'

// The thread of prismThread.ts: tells where its Prism listens, and lives until it is terminated.
parentPort?.postMessage((await startPrism()).url)
