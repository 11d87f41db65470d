import type { ApiDocument } from './document.ts'
import { camelCase, flatten, propertyName, snakeCase } from './flatten.ts'
import type { Parameter, Schema } from './model.ts'
import type { DocumentedOperation } from './operations.ts'

type Message = Record<string, unknown>

/** The query of a request, by what its names stand for. */
export interface BoundQuery {
  /** Query parameters, under the names of the document. */
  parameters: Message
  /** Fields of the body that are in the query, nested as in the body. */
  fields: Message
  /** Names that the operation does not have. */
  unknown: string[]
}

/**
 * Sorts a query into parameters and fields of the request message. For every method the query may have such fields,
 * dotted when they are nested and repeated when they are lists (facts 1.3). It may also have the headers of an upload,
 * and repeat path parameters (facts 5.1 and 13.18); both are left out of the result.
 */
export type QueryBinder = (query: Readonly<Record<string, unknown>>) => BoundQuery

export function createQueryBinder(document: ApiDocument, operation: DocumentedOperation): QueryBinder {
  const parameters = new Map(
    operation.parameters.filter((each) => each.in === 'query').map((each) => [each.name, each]),
  )
  const isElsewhere = hasOtherPlace(operation)
  const bodyField = bodyFieldOf(operation)
  const body = operation.requestBody?.content['application/json']?.schema

  return (query) => {
    const bound: BoundQuery = { parameters: {}, fields: {}, unknown: [] }
    for (const [name, value] of Object.entries(query)) {
      const parameter = parameterNamed(parameters, name)
      if (parameter !== undefined) bound.parameters[parameter.name] = joinMask(parameter.schema, value)
      else if (isElsewhere(name)) continue
      else {
        const steps = bodyField === undefined ? name.split('.') : stepsBelow(bodyField, name)
        const leaf = body && steps && leafAt(document, body, steps)
        if (leaf === undefined) bound.unknown.push(name)
        else setField(bound.fields, leaf, convert(leaf.schema, value))
      }
    }
    return bound
  }
}

/** `updateMask`, `update_mask`, and `$fields` for `fields` (facts 1.1). */
function parameterNamed(parameters: ReadonlyMap<string, Parameter>, name: string): Parameter | undefined {
  const global = name.startsWith('$') ? parameters.get(name.slice(1)) : undefined
  if (global?.['x-global']) return global
  return parameters.get(name) ?? parameters.get(camelCase(name))
}

/** Whether a name in the query is a header or a path parameter. Names of headers may be in any case. */
function hasOtherPlace(operation: DocumentedOperation): (name: string) => boolean {
  const namesIn = (place: Parameter['in']) =>
    operation.parameters.filter((each) => each.in === place).map(({ name }) => name)
  const nested = /\{(\w+\.\w+)\}/.exec(operation['x-google-path-template'] ?? '')?.[1]
  const pathNames = [...namesIn('path'), ...[nested ?? []].flat()]
  const inPath = new Set([...pathNames, ...pathNames.map(snakeCase)])
  const headers = namesIn('header').map((name) => name.toLowerCase())
  if (headers.length > 0) headers.push('content-type')
  return (name) => inPath.has(name) || headers.includes(name.toLowerCase())
}

/** The field of the request message that the body is: `album` if Google's path has `{album.id}`. */
export function bodyFieldOf(operation: DocumentedOperation): string | undefined {
  return /\{(\w+)\.\w+\}/.exec(operation['x-google-path-template'] ?? '')?.[1]
}

function stepsBelow(bodyField: string, name: string): string[] | undefined {
  const [first, ...steps] = name.split('.')
  return first === bodyField || first === snakeCase(bodyField) ? steps : undefined
}

interface Leaf {
  schema: Schema
  path: string[]
}

/** The scalar or list of scalars at a path. A query cannot express messages, nor the fields of a list of messages. */
function leafAt(document: ApiDocument, root: Schema, steps: readonly string[]): Leaf | undefined {
  let schema = flatten(document, root)
  const path: string[] = []
  for (const step of steps) {
    const { properties = {} } = schema
    const name = propertyName(properties, step)
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (property === undefined) return undefined
    schema = flatten(document, property)
    path.push(name)
  }
  const value = schema.items ? flatten(document, schema.items) : schema
  return path.length === 0 || value.type === 'object' || value.properties ? undefined : { schema, path }
}

function setField(message: Message, { path, schema }: Leaf, value: unknown): void {
  let node = message
  for (const step of path.slice(0, -1)) {
    node[step] ??= {}
    node = node[step] as Message
  }
  const name = path.at(-1) ?? ''
  const before = node[name]
  // A list in both spellings of its name is one list.
  node[name] = schema.items && Array.isArray(before) ? [...before, ...[value].flat()] : value
}

/** A repeated field mask is the same as one joined by commas. */
function joinMask({ format }: Schema, value: unknown): unknown {
  return format === 'google-fieldmask' && Array.isArray(value) ? value.join(',') : value
}

/** Query values are text. The schema says which of them are numbers and booleans. */
function convert(schema: Schema, value: unknown): unknown {
  if (schema.items) return [value].flat()
  if (typeof value !== 'string') return value
  const { type } = schema
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(value)) return Number(value)
  if (type === 'boolean' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true'
  return value
}

/**
 * Adds fields from the query to a body. As in Google's published transcoder, a value in the body takes precedence over
 * the one in the query, and lists are concatenated.
 */
export function mergeFields(body: Message, fields: Message): Message {
  const merged = { ...body }
  for (const [name, value] of Object.entries(fields)) {
    const own = Object.hasOwn(merged, name) ? merged[name] : undefined
    if (own === undefined || own === null) merged[name] = value
    else if (Array.isArray(own) && Array.isArray(value)) merged[name] = [...own, ...value]
    else if (isMessage(own) && isMessage(value)) merged[name] = mergeFields(own, value)
  }
  return merged
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
