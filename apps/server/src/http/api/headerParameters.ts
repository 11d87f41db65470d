import type { DocumentedOperation, Parameter } from '@tintype/document'
import type { FastifyRequest } from 'fastify'
import { cutFileName } from '../../domain/cutFileName.ts'

/**
 * The header parameters of an operation, by their names in the document. Those that are missing are looked
 * for among the query parameters, where some clients send them (facts 5.1).
 */
export function readHeaderParameters(
  request: FastifyRequest,
  operation: DocumentedOperation,
): Record<string, unknown> {
  const query = new Map<string, unknown>()
  for (const [name, value] of Object.entries(request.query as object)) query.set(name.toLowerCase(), value)
  const found: Record<string, unknown> = {}
  for (const parameter of operation.parameters) {
    if (parameter.in !== 'header') continue
    const name = parameter.name.toLowerCase()
    const value = request.headers[name]
    const text = typeof value === 'string' ? utf8(value) : query.get(name)
    if (text !== undefined) found[parameter.name] = typed(parameter, text)
  }
  return found
}

/** Headers are texts; the document says which of them are numbers, and which have names for values. */
function typed({ schema }: Parameter, text: unknown): unknown {
  // Clients differ in the case and the blanks of `upload, finalize` (facts 5.4).
  if (schema.enum && typeof text === 'string') {
    return schema.enum.find((name) => bare(String(name)) === bare(text)) ?? text
  }
  // Clients send names as they find them, and would not know what to make of a refusal.
  if (schema['x-truncated'] && typeof text === 'string') return cutFileName(text, Number(schema.maxLength))
  return schema.type === 'integer' && typeof text === 'string' && /^\d{1,15}$/.test(text)
    ? Number(text)
    : text
}

const bare = (name: string) => name.replace(/\s+/g, '').toLowerCase()

/** Node hands header bytes over as latin1; clients send file names as plain UTF-8 (facts 13.16). */
function utf8(value: string): string {
  return Buffer.from(value, 'latin1').toString('utf8')
}
