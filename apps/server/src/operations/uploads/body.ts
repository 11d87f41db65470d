import type { Readable } from 'node:stream'
import { ApiError } from '../../domain/apiError.ts'
import type { Services } from '../operation.ts'

/**
 * The bytes of a request as they arrive, for as long as they do. Each piece is told to `passed` when it is done with.
 *
 * The stream is not destroyed when nobody wants more of it, because its connection would be too, and the
 * answer that says why could not be sent. What still comes is thrown away.
 *
 * @throws ApiError `UploadUnavailable` when nothing has come until `onStall`, `UploadAborted` when the connection
 * breaks or `signal` says that another request has taken over
 */
export async function* arriving(
  stream: Readable,
  {
    onStall,
    onChunkDone: passed,
    signal,
  }: Pick<Services, 'onStall' | 'onChunkDone'> & { signal?: AbortSignal },
): AsyncGenerator<Uint8Array> {
  const chunks = stream.iterator({ destroyOnReturn: false })
  try {
    for (;;) {
      const { done, value } = await inTime(chunks.next(), onStall, signal)
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

/** A result that must not be long in coming. */
function inTime<T>(coming: Promise<T>, onStall: Services['onStall'], signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (outcome: () => void) => {
      arrived()
      signal?.removeEventListener('abort', takenOver)
      outcome()
    }
    const fail = (error: 'UploadAborted' | 'UploadUnavailable') => settle(() => reject(new ApiError(error)))
    const takenOver = () => fail('UploadAborted')
    const arrived = onStall(() => fail('UploadUnavailable'))
    coming.then((value) => settle(() => resolve(value)), takenOver)
    if (signal?.aborted) takenOver()
    else signal?.addEventListener('abort', takenOver)
  })
}
