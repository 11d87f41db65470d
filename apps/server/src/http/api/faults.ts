import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import type { ApiDocument, DocumentedOperation } from '@tintype/document'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError } from '../../domain/apiError.ts'
import { type Fault, MAX_DELAY_MS, parseFault } from '../../domain/faults.ts'
import { JSON_TYPE, jsonText, responseStyle } from '../jsonResponse.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The fault that the request asks for, if the server allows faults. */
    fault?: Fault
  }
}

/** The header in which a client asks for a fault. Google's API has nothing like it. */
const HEADER = 'X-Tintype-Fault'

/** Runs before an operation: delays it, or sends the requested error instead. */
type FaultHook = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>

/** Creates the hook for the routes of an operation. */
export type FaultHooks = (operation: DocumentedOperation) => FaultHook

/** Lets clients ask for faults, so that they can test how they handle them. */
export function registerFaults(app: FastifyInstance, document: ApiDocument): FaultHooks {
  app.addHook('onSend', async (request, reply, payload) => {
    const bytes = request.fault?.cutBytes
    return bytes === undefined ? payload : truncate(request, reply, payload, bytes)
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
        throw new ApiError('InvalidArgument', { message: supportedFaults([...examples.keys()], isPaged) })
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

/** The first example in the document for each error status of an operation. */
function errorExamples(document: ApiDocument, operation: DocumentedOperation): Map<number, unknown> {
  const examples = new Map<number, unknown>()
  for (const [status, { content }] of Object.entries(operation.responses)) {
    const [first] = Object.values(content?.['application/json']?.examples ?? {})
    if (Number(status) >= 400 && first !== undefined)
      examples.set(Number(status), document.resolve(first).value)
  }
  return examples
}

function supportedFaults(statuses: readonly number[], isPaged: boolean): string {
  const faults = [
    `status=N (${statuses.join(', ')})`,
    `delay=2s or delay=200ms (at most ${MAX_DELAY_MS / 1000}s)`,
    'cut=N (bytes of the body)',
    ...(isPaged ? ['empty-page'] : []),
  ]
  return `${HEADER} understands here, separated by commas: ${faults.join('; ')}.`
}

/** Announces the whole length of a response, and breaks the connection after some bytes of it. */
function truncate(request: FastifyRequest, reply: FastifyReply, payload: unknown, bytes: number): Readable {
  // @fastify/compress does not compress such a response: the caller can then tell where it was cut.
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
      // Unlike `destroy`, this lets the bytes before the cut go out.
      reply.raw.socket?.destroySoon()
      return
    }
    left -= chunk.length
    yield chunk
  }
}
