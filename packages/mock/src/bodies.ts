import type { IncomingMessage } from 'node:http'

/** The longest body that is kept in memory: the limit of Prism. */
const MAX_BYTES = 10 * 1024 * 1024

export class BodyTooLongError extends Error {
  constructor() {
    super(`A JSON body may have at most ${MAX_BYTES} bytes here.`)
  }
}

/** @throws BodyTooLongError */
export async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    // Reads the rest too: stopping here would close the connection before the response is sent.
    if (bytes <= MAX_BYTES) chunks.push(chunk)
    else chunks.length = 0
  }
  if (bytes > MAX_BYTES) throw new BodyTooLongError()
  return Buffer.concat(chunks)
}

/** Reads and discards a body of any length. @returns its length in bytes */
export async function drain(request: IncomingMessage): Promise<number> {
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) bytes += chunk.length
  return bytes
}
