import type { IncomingMessage } from 'node:http'
import type { StartTimer } from '../../concurrency/timer.ts'
import { ApiError } from '../../domain/apiError.ts'
import { askForBody } from '../connection/expectContinue.ts'

/** How long a body of text may take. One that drips would keep its connection, and what has arrived, for hours. */
const TIMEOUT_MS = 60_000

interface TextOptions {
  maxBytes: number
  /** The error of a longer body. */
  tooLong: () => ApiError
  startTimer: StartTimer
}

/**
 * The body of a request that is text and small.
 * @throws ApiError `tooLong`, `RequestTimeout`, or `InvalidArgument` when it breaks off
 */
export function readText(
  request: IncomingMessage,
  { maxBytes, tooLong, startTimer }: TextOptions,
): Promise<string> {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > maxBytes) return Promise.reject(tooLong())
  askForBody(request)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const settle = (error?: ApiError) => {
      cancel()
      request.off('data', take).off('end', settle).off('error', fail)
      if (error !== undefined) return reject(error)
      resolve((chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))?.toString('utf8') ?? '')
    }
    const take = (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > maxBytes) settle(tooLong())
      else chunks.push(chunk)
    }
    const fail = () => settle(new ApiError('InvalidArgument'))
    const cancel = startTimer(() => settle(new ApiError('RequestTimeout')), TIMEOUT_MS)
    request.on('data', take).on('end', settle).on('error', fail)
  })
}
