import type { Readable } from 'node:stream'
import { withDeadline } from '../../concurrency/deadline.ts'
import { ApiError } from '../../domain/apiError.ts'
import type { Services } from '../operation.ts'

type BodyOptions = Pick<Services, 'onStall' | 'onChunkDone'> & { signal?: AbortSignal }

/**
 * Reads the chunks of a request body, and calls `onChunkDone` for each after its use.
 *
 * The stream is not destroyed when the reader stops: that would destroy the connection, too, and the response with the
 * reason could not be sent. The remaining bytes are discarded.
 *
 * @throws ApiError `UploadUnavailable` when no chunk arrives before `onStall` calls back, `UploadAborted` when the
 *   connection breaks or another request has aborted `signal`
 */
export async function* readBody(
  stream: Readable,
  { onStall, onChunkDone, signal }: BodyOptions,
): AsyncGenerator<Uint8Array> {
  const chunks = stream.iterator({ destroyOnReturn: false })
  const nextChunk = () =>
    chunks.next().catch(() => {
      throw new ApiError('UploadAborted')
    })
  const deadline = {
    start: onStall,
    signal,
    error: (cause: string) => new ApiError(cause === 'timeout' ? 'UploadUnavailable' : 'UploadAborted'),
  }
  try {
    for (;;) {
      const { done, value } = await withDeadline(nextChunk(), deadline)
      if (done) return
      yield value
      onChunkDone(value.length)
    }
  } finally {
    // A pending iterator keeps its listener, and a stream with a readable listener does not flow.
    stream.removeAllListeners('readable')
    stream.resume()
  }
}
