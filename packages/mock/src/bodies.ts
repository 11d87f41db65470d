import type { IncomingMessage } from 'node:http'

/** Longest body that is kept in memory, as Prism has it. */
const MAX_BYTES = 10 * 1024 * 1024

export class BodyTooLong extends Error {
  constructor() {
    super(`A JSON body may have at most ${MAX_BYTES} bytes here.`)
  }
}

/** @throws BodyTooLong */
export async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    // The rest is taken all the same: to leave off here would end the connection before the response.
    if (bytes <= MAX_BYTES) chunks.push(chunk)
    else chunks.length = 0
  }
  if (bytes > MAX_BYTES) throw new BodyTooLong()
  return Buffer.concat(chunks)
}

/** Takes a body of any length, and keeps nothing of it. @returns how many bytes it had */
export async function drain(request: IncomingMessage): Promise<number> {
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) bytes += chunk.length
  return bytes
}
