import type { Readable } from 'node:stream'
import { ApiError } from '../../library/apiError.ts'
import type { Services } from '../operation.ts'

/**
 * The bytes of a request as they arrive, for as long as they do. Each piece is told to `passed` when it is done with.
 *
 * The stream is not destroyed when nobody wants more of it, because its connection would be too, and the
 * answer that says why could not be sent. What still comes is thrown away.
 *
 * @throws ApiError `UploadUnavailable` when nothing has come for `stallMs`, `UploadAborted` when the connection
 * breaks or `signal` says that another request has taken over
 */
export async function* arriving(
  stream: Readable,
  { stallMs, passed, signal }: Pick<Services, 'stallMs' | 'passed'> & { signal?: AbortSignal },
): AsyncGenerator<Uint8Array> {
  const chunks = stream.iterator({ destroyOnReturn: false })
  try {
    for (;;) {
      const { done, value } = await inTime(chunks.next(), stallMs, signal)
      if (done) return
      yield value
      passed(value.length)
    }
  } finally {
    // The iterator may be waiting still, and a stream with such a listener does not flow.
    stream.removeAllListeners('readable')
    stream.resume()
  }
}

/** A result that must not be long in coming. The timer is real time: it is about a connection, not a date. */
function inTime<T>(coming: Promise<T>, ms: number, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (outcome: () => void) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', takenOver)
      outcome()
    }
    const fail = (error: 'UploadAborted' | 'UploadUnavailable') => settle(() => reject(new ApiError(error)))
    const takenOver = () => fail('UploadAborted')
    const timer = setTimeout(() => fail('UploadUnavailable'), ms)
    coming.then((value) => settle(() => resolve(value)), takenOver)
    if (signal?.aborted) takenOver()
    else signal?.addEventListener('abort', takenOver)
  })
}
