import type { IncomingMessage } from 'node:http'
import type { StartTimer } from '../../concurrency/timer.ts'
import { ApiError } from '../../domain/apiError.ts'
import { askForBody } from '../connection/expectContinue.ts'

/**
 * Time limit for a whole text body. Without it, a client that sends a byte at a time would hold its connection, and the
 * memory for what has arrived, for hours.
 */
const TIMEOUT_MS = 60_000

interface ReadTextOptions {
  maxBytes: number
  /** The error for a longer body. */
  tooLong: () => ApiError
  startTimer: StartTimer
}

/**
 * Reads a small text body: like `text()` of node:stream/consumers, but with limits on its size and its time.
 * @throws ApiError `tooLong`, `RequestTimeout`, or `InvalidArgument` when the client disconnects
 */
export function readText(
  request: IncomingMessage,
  { maxBytes, tooLong, startTimer }: ReadTextOptions,
): Promise<string> {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > maxBytes) return Promise.reject(tooLong())
  askForBody(request)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const settle = (error?: ApiError) => {
      cancel()
      request.off('data', addChunk).off('end', settle).off('error', fail)
      if (error !== undefined) return reject(error)
      resolve((chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))?.toString('utf8') ?? '')
    }
    const addChunk = (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > maxBytes) settle(tooLong())
      else chunks.push(chunk)
    }
    const fail = () => settle(new ApiError('InvalidArgument'))
    const cancel = startTimer(() => settle(new ApiError('RequestTimeout')), TIMEOUT_MS)
    request.on('data', addChunk).on('end', settle).on('error', fail)
  })
}
