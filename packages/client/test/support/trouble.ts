import { expect } from 'vitest'
import type { FaultRule } from './faultyProxy.ts'

/** The number of bytes of a chunk before its connection breaks. */
export const CUT = 100_000

/** The faults for the program of `runtimes/use.mjs`. */
export function trouble(): FaultRule {
  const seen = new Set<string>()
  return ({ method, path, command }) => {
    const request = `${method} ${path.replace(/\?.*/, '')} ${command ?? ''}`.trim()
    const isFirst = !seen.has(request)
    seen.add(request)
    if (request === 'GET /v1/albums') return { stallResponse: 5 }
    if (request === 'GET /v1/albums/held') return { hold: new Promise(() => {}) }
    if (!isFirst) return undefined
    if (request === 'GET /v1/mediaItems' || request === 'POST /v1/uploads')
      return { response: { status: 503 } }
    return request === 'POST /v1/uploads upload' ? { cutRequest: CUT } : undefined
  }
}

/** The results of the program despite the faults. The broken connection may be missing: browsers retry by themselves. */
export const expected = {
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
