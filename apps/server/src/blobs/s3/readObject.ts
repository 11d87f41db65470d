import { Readable } from 'node:stream'
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { withDeadline } from '../../concurrency/deadline.ts'
import { startSystemTimer } from '../../concurrency/timer.ts'
import { MAX_ATTEMPTS } from './client.ts'
import { missing, statusOf, unavailable } from './storeErrors.ts'

interface ObjectReader {
  client: S3Client
  bucket: string
  /** Milliseconds without a byte of the body after which a response is given up. */
  idleMs: number
}

/**
 * Reads an object from `start` to `end`, inclusive. A response that breaks is continued at its position, also one whose
 * connection the store closed because the reader was slow.
 */
export function readObject(reader: ObjectReader, key: string, start: number, end: number): Readable {
  const reading = new AbortController()
  const stream = Readable.from(bytesOf(reader, key, start, end, reading.signal), { objectMode: false })
  return stream.once('close', () => reading.abort())
}

async function* bytesOf(
  reader: ObjectReader,
  key: string,
  start: number,
  end: number,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  let position = start
  for (let failures = 0; position <= end; ) {
    const body = await get(reader, key, position, end, signal)
    if (body === undefined) return
    try {
      for await (const chunk of withIdleTimeout(body, reader.idleMs)) {
        yield chunk
        position += chunk.length
        failures = 0
      }
      return
    } catch (error) {
      if (signal.aborted) throw error
      if (++failures === MAX_ATTEMPTS) throw unavailable(error)
    }
  }
}

/** The timeouts of the SDK end with the headers of a response: this one limits the wait for each chunk of its body. */
async function* withIdleTimeout(body: Readable, ms: number): AsyncGenerator<Buffer> {
  const chunks = body.iterator()
  const deadline = {
    start: (expire: () => void) => startSystemTimer(expire, ms),
    error: () => new Error(`The store sent nothing for ${ms} ms.`),
  }
  try {
    for (;;) {
      const { done, value } = await withDeadline(chunks.next(), deadline)
      if (done) return
      yield value
    }
  } finally {
    body.destroy()
  }
}

/** @returns undefined when the object ends before `start` */
async function get(
  { client, bucket }: ObjectReader,
  key: string,
  start: number,
  end: number,
  abortSignal: AbortSignal,
): Promise<Readable | undefined> {
  const range = `bytes=${start}-${end === Number.POSITIVE_INFINITY ? '' : end}`
  try {
    const command = new GetObjectCommand({ Bucket: bucket, Key: key, Range: range })
    const { Body } = await client.send(command, { abortSignal })
    if (!(Body instanceof Readable)) throw new Error('The store responded without a body.')
    return Body
  } catch (error) {
    if (statusOf(error) === 404) throw missing(key)
    if (statusOf(error) === 416) return undefined
    throw abortSignal.aborted ? error : unavailable(error)
  }
}
