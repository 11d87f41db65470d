import { expect } from 'vitest'
import type { FaultRule } from './faultyPath.ts'

/** After so many bytes a chunk is cut off. */
export const CUT = 100_000

/** What happens to a program that uses the client (`runtimes/use.mjs`), wherever it runs. */
export function trouble(): FaultRule {
  const seen = new Set<string>()
  return ({ method, path, command }) => {
    const request = `${method} ${path.replace(/\?.*/, '')} ${command ?? ''}`.trim()
    const isFirst = !seen.has(request)
    seen.add(request)
    if (request === 'GET /v1/albums') return { stallAnswer: 5 }
    if (request === 'GET /v1/albums/held') return { hold: new Promise(() => {}) }
    if (!isFirst) return undefined
    if (request === 'GET /v1/mediaItems' || request === 'POST /v1/uploads') return { answer: { status: 503 } }
    return request === 'POST /v1/uploads upload' ? { cutRequest: CUT } : undefined
  }
}

/** How the program fares nevertheless. Of the connection that is cut it may hear nothing: browsers try again by themselves. */
export const fared = {
  title: 'Iceland',
  outcomes: ['created', 'created', 'created', 'created'],
  listed: ['blob.jpg', 'bytes.jpg', 'chunks.jpg', 'shared.jpg'],
  downloaded: true,
  repeated: expect.arrayContaining(['mediaItems.list 503', 'uploads.create 503']),
  timedOut: 'timeout',
  aborted: 'aborted',
  unreachable: 'network',
  isTelling: false,
}
