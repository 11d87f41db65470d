import { type ApiDocument, flatten, type Parameter, type Schema } from '@tintype/document'

/** JSON Schema in the dialect of discovery documents: draft 3, with numbers as strings and `$ref` as a bare name. */
export type DiscoverySchema = Record<string, unknown>

/** The parts of a method that schemas are made from. */
interface Messages {
  id: string
  request?: Schema
  response?: Schema
}

/** All messages of the methods, by name. A required field lists the methods that require it. */
export function discoverySchemas(
  document: ApiDocument,
  methods: readonly Messages[],
): Record<string, DiscoverySchema> {
  const messages = new Map<string, Schema>()
  const requirers = new Map<string, string[]>()
  for (const { id, request, response } of methods) {
    if (response) collectMessages(document, response, messages)
    const requestMessages = new Map<string, Schema>()
    if (request) collectMessages(document, request, requestMessages)
    for (const [name, schema] of requestMessages) {
      // The form of a response has the descriptions for everyone.
      if (!messages.has(name)) messages.set(name, schema)
      requirers.set(name, [...(requirers.get(name) ?? []), id])
    }
  }
  const sorted = [...messages].sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(
    sorted.map(([name, schema]) => [name, message(document, name, schema, requirers.get(name) ?? [])]),
  )
}

/** Adds the schema's message and all messages in its values. */
function collectMessages(document: ApiDocument, schema: Schema, messages: Map<string, Schema>): void {
  const name = messageName(document, schema)
  if (name !== undefined && messages.has(name)) return
  const flat = flatten(document, schema)
  if (name !== undefined) messages.set(name, flat)
  for (const part of [flat.items, ...Object.values(flat.properties ?? {})]) {
    if (part !== undefined) collectMessages(document, part, messages)
  }
}

/**
 * The name by which others refer to a schema. Enums and objects with arbitrary fields have none: the discovery format
 * writes them in place.
 */
export function messageName(document: ApiDocument, schema: Schema): string | undefined {
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref
  const { type, additionalProperties, 'x-message': message } = flatten(document, schema)
  const name = reference && (message ?? reference.split('/').at(-1))
  return type === 'object' && additionalProperties !== true ? name : undefined
}

function message(
  document: ApiDocument,
  id: string,
  { description, properties = {}, required = [] }: Schema,
  requirers: readonly string[],
): DiscoverySchema {
  const property = (name: string, schema: Schema) => ({
    ...value(document, schema),
    annotations: required.includes(name) && requirers.length > 0 ? { required: requirers } : undefined,
  })
  return {
    id,
    description,
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [name, property(name, schema)]),
    ),
  }
}

function value(document: ApiDocument, schema: Schema): DiscoverySchema {
  const flat = flatten(document, schema)
  const { description = flat.description, readOnly } = schema
  const $ref = messageName(document, schema)
  if ($ref !== undefined) return { $ref, description, readOnly }
  if (flat.items !== undefined) {
    return { type: 'array', items: value(document, flat.items), description, readOnly }
  }
  const any = { type: 'any', description: 'Any JSON value.' }
  if (flat.type === 'object') return { type: 'object', additionalProperties: any, description, readOnly }
  return { ...scalar(flat), description, readOnly }
}

function scalar({ type, format, pattern, enum: names, ...limits }: Schema): DiscoverySchema {
  return {
    type,
    format: format === 'date-time' ? 'google-datetime' : format,
    pattern,
    enum: names,
    default: text(limits.default),
    minimum: text(limits.minimum),
    maximum: text(limits.maximum),
  }
}

const text = (limit: unknown) => (limit === undefined ? undefined : String(limit))

/** A parameter in discovery format, where a list is a repeated parameter. */
export function discoveryParameter(document: ApiDocument, parameter: Parameter): DiscoverySchema {
  const flat = flatten(document, parameter.schema)
  return {
    ...scalar(flat.items === undefined ? flat : flatten(document, flat.items)),
    description: parameter.description,
    location: parameter.in,
    required: parameter.required,
    repeated: flat.items === undefined ? undefined : true,
  }
}
