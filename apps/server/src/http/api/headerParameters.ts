import type { DocumentedOperation, Parameter } from '@tintype/document'
import type { FastifyRequest } from 'fastify'
import { cutFileName } from '../../domain/cutFileName.ts'

/**
 * The header parameters of an operation, by their names in the document. Some clients send them as query parameters
 * (facts 5.1), which count where the header is missing.
 */
export function readHeaderParameters(
  request: FastifyRequest,
  operation: DocumentedOperation,
): Record<string, unknown> {
  const query = new Map<string, unknown>()
  for (const [name, value] of Object.entries(request.query as object)) query.set(name.toLowerCase(), value)
  const values: Record<string, unknown> = {}
  for (const parameter of operation.parameters) {
    if (parameter.in !== 'header') continue
    const name = parameter.name.toLowerCase()
    const header = request.headers[name]
    const text = typeof header === 'string' ? utf8(header) : query.get(name)
    if (text !== undefined) values[parameter.name] = typedValue(parameter, text)
  }
  return values
}

/** Headers are texts; the document tells numbers and enums from other texts. */
function typedValue({ schema }: Parameter, text: unknown): unknown {
  // Clients differ in the case and spaces of `upload, finalize` (facts 5.4).
  if (schema.enum && typeof text === 'string') {
    return schema.enum.find((name) => normalized(String(name)) === normalized(text)) ?? text
  }
  // Clients send file names as they find them: they could not react to an error about a long one.
  if (schema['x-truncated'] && typeof text === 'string') return cutFileName(text, Number(schema.maxLength))
  return schema.type === 'integer' && typeof text === 'string' && /^\d{1,15}$/.test(text)
    ? Number(text)
    : text
}

const normalized = (name: string) => name.replace(/\s+/g, '').toLowerCase()

/** Node decodes header bytes as latin1; clients send file names as plain UTF-8 (facts 13.16). */
function utf8(value: string): string {
  return Buffer.from(value, 'latin1').toString('utf8')
}
