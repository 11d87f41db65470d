import { type ApiDocument, flatten, type Parameter, type Schema } from '@tintype/document'

/** JSON Schema as a discovery document writes it: draft 3, with numbers as texts and `$ref` by bare name. */
export type DiscoverySchema = Record<string, unknown>

/** The parts of a method that schemas are made from. */
interface Messages {
  id: string
  request?: Schema
  response?: Schema
}

/** Every message that some method sends or takes, by name. A required field names the methods that require it. */
export function discoverySchemas(
  document: ApiDocument,
  methods: readonly Messages[],
): Record<string, DiscoverySchema> {
  const found = new Map<string, Schema>()
  const requirers = new Map<string, string[]>()
  for (const { id, request, response } of methods) {
    if (response) collect(document, response, found)
    const taken = new Map<string, Schema>()
    if (request) collect(document, request, taken)
    for (const [name, schema] of taken) {
      found.set(name, schema)
      requirers.set(name, [...(requirers.get(name) ?? []), id])
    }
  }
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(
    sorted.map(([name, schema]) => [name, message(document, name, schema, requirers.get(name) ?? [])]),
  )
}

/** Gathers the messages that a value of the schema can hold, itself included. */
function collect(document: ApiDocument, schema: Schema, found: Map<string, Schema>): void {
  const name = messageName(document, schema)
  if (name !== undefined && found.has(name)) return
  const flat = flatten(document, schema)
  if (name !== undefined) found.set(name, flat)
  for (const part of [flat.items, ...Object.values(flat.properties ?? {})]) {
    if (part !== undefined) collect(document, part, found)
  }
}

/**
 * The name under which a schema is referred to. Enumerations and objects with open fields have none: the discovery
 * format writes them out where they are used.
 */
export function messageName(document: ApiDocument, schema: Schema): string | undefined {
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref
  const { type, additionalProperties } = flatten(document, schema)
  return type === 'object' && additionalProperties !== true ? reference?.split('/').at(-1) : undefined
}

function message(
  document: ApiDocument,
  id: string,
  { description, properties = {}, required = [] }: Schema,
  requirers: readonly string[],
): DiscoverySchema {
  const property = (name: string, schema: Schema) => ({
    ...value(document, schema),
    ...(required.includes(name) && requirers.length > 0 && { annotations: { required: requirers } }),
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

/** A parameter. A list is one that may be repeated. */
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
