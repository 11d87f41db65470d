import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import type { ApiDocument, DocumentedOperation } from '@tintype/document'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError } from '../../domain/apiError.ts'
import { type Fault, MAX_DELAY_MS, parseFault } from '../../domain/faults.ts'
import { JSON_TYPE, jsonText, responseStyle } from './globalParameters.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What is to go wrong with this request, where that is allowed. */
    fault?: Fault
  }
}

/** Where a client says what is to go wrong. No part of Google's API. */
const HEADER = 'X-Tintype-Fault'

type FaultHook = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>

/**
 * Lets clients ask for faults, so that they can test what they do about them.
 * @returns the hook for the routes of an operation: before the operation begins, it waits or answers in its place
 */
export function registerFaults(
  app: FastifyInstance,
  document: ApiDocument,
): (operation: DocumentedOperation) => FaultHook {
  app.addHook('onSend', async (request, reply, payload) => {
    const bytes = request.fault?.cutBytes
    return bytes === undefined ? payload : cutShort(request, reply, payload, bytes)
  })

  return (operation) => {
    const examples = errorExamples(document, operation)
    const isPaged = operation['x-paging'] !== undefined
    return async (request, reply) => {
      const text = request.headers[HEADER.toLowerCase()]
      if (typeof text !== 'string') return undefined
      const fault = parseFault(text)
      const example = fault?.status && examples.get(fault.status)
      if (fault === undefined || (fault.status && !example) || (fault.emptyPage && !isPaged)) {
        throw new ApiError('InvalidArgument', { message: understood([...examples.keys()], isPaged) })
      }
      request.fault = fault
      if (fault.delayMs !== undefined) await setTimeout(fault.delayMs)
      if (fault.status === undefined) return undefined
      return reply
        .code(fault.status)
        .type(JSON_TYPE)
        .send(jsonText(example, responseStyle(request.query)))
    }
  }
}

/** The first example that the document gives for each error status of an operation. */
function errorExamples(document: ApiDocument, operation: DocumentedOperation): Map<number, unknown> {
  const examples = new Map<number, unknown>()
  for (const [status, { content }] of Object.entries(operation.responses)) {
    const [first] = Object.values(content?.['application/json']?.examples ?? {})
    if (Number(status) >= 400 && first !== undefined)
      examples.set(Number(status), document.resolve(first).value)
  }
  return examples
}

function understood(statuses: readonly number[], isPaged: boolean): string {
  const parts = [
    `status=N (${statuses.join(', ')})`,
    `delay=2s or delay=200ms (at most ${MAX_DELAY_MS / 1000}s)`,
    'cut=N (bytes of the body)',
    ...(isPaged ? ['empty-page'] : []),
  ]
  return `${HEADER} understands here, separated by commas: ${parts.join('; ')}.`
}

/** The same answer, with its whole length announced, in a connection that breaks after so many bytes of it. */
function cutShort(request: FastifyRequest, reply: FastifyReply, payload: unknown, bytes: number): Readable {
  // Cut as it is, so that the caller can tell where: @fastify/compress leaves the answer alone for this header.
  request.headers['x-no-compression'] = 'true'
  const body = payload instanceof Readable ? payload : Buffer.from((payload ?? '') as string | Buffer)
  if (Buffer.isBuffer(body)) reply.header('content-length', body.length)
  return Readable.from(firstBytes(body instanceof Readable ? body : [body], bytes, reply), {
    objectMode: false,
  })
}

async function* firstBytes(
  source: AsyncIterable<Buffer> | Iterable<Buffer>,
  bytes: number,
  reply: FastifyReply,
) {
  let left = bytes
  for await (const chunk of source) {
    if (chunk.length > left) {
      if (left > 0) yield chunk.subarray(0, left)
      reply.raw.flushHeaders()
      // Not at once: what is written goes out first.
      reply.raw.socket?.destroySoon()
      return
    }
    left -= chunk.length
    yield chunk
  }
}
