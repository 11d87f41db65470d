import type { ApiDocument, DocumentedOperation, Parameter, Schema } from './document.ts'
import { flatten, propertyName } from './flatten.ts'

type Message = Record<string, unknown>

/** The query of a request, sorted by what its names stand for. */
export interface BoundQuery {
  /** Query parameters, under the names of the document. */
  parameters: Message
  /** Fields of the body that came in the query, nested as in the body. */
  fields: Message
  /** Names that the operation does not know. */
  unknown: string[]
}

/**
 * Sorts a query. Besides the query parameters it may hold fields of the request message for every method, dotted when
 * they are nested and repeated when they are lists (facts 1.3). Headers of uploads may come in the query as well, and
 * path parameters a second time (facts 5.1 and 13.18); both are left out here.
 */
export type QueryBinder = (query: Readonly<Record<string, unknown>>) => BoundQuery

export function createQueryBinder(document: ApiDocument, operation: DocumentedOperation): QueryBinder {
  const parameters = new Map(
    operation.parameters.filter((each) => each.in === 'query').map((each) => [each.name, each]),
  )
  const isRepeated = repetitions(operation)
  const bodyPath = bodyPathOf(operation)
  const body = operation.requestBody?.content['application/json']?.schema

  return (query) => {
    const bound: BoundQuery = { parameters: {}, fields: {}, unknown: [] }
    for (const [name, value] of Object.entries(query)) {
      const parameter = parameterNamed(parameters, name)
      if (parameter !== undefined) bound.parameters[parameter.name] = joined(parameter.schema, value)
      else if (isRepeated(name)) continue
      else {
        const steps = bodyPath === undefined ? name.split('.') : stepsBelow(bodyPath, name)
        const leaf = body && steps && leafAt(document, body, steps)
        if (leaf === undefined) bound.unknown.push(name)
        else place(bound.fields, leaf, typed(leaf.schema, value))
      }
    }
    return bound
  }
}

/** `updateMask`, `update_mask`, and `$fields` for `fields` (facts 1.1). */
function parameterNamed(parameters: ReadonlyMap<string, Parameter>, name: string): Parameter | undefined {
  const global = name.startsWith('$') ? parameters.get(name.slice(1)) : undefined
  if (global?.['x-global']) return global
  return (
    parameters.get(name) ??
    parameters.get(name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()))
  )
}

/** Whether a name in the query repeats what has another place. Names of headers may be in any case. */
function repetitions(operation: DocumentedOperation): (name: string) => boolean {
  const named = (place: Parameter['in']) =>
    operation.parameters.filter((each) => each.in === place).map(({ name }) => name)
  const paths = named('path')
  const google = /\{(\w+\.\w+)\}/.exec(operation['x-google-path-template'] ?? '')?.[1]
  const known = new Set([...paths, ...paths.map(snakeCase), ...(google ? [google, snakeCase(google)] : [])])
  const headers = named('header').map((name) => name.toLowerCase())
  if (headers.length > 0) headers.push('content-type')
  return (name) => known.has(name) || headers.includes(name.toLowerCase())
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The field of the request message that the body is: `album` where Google's path has `{album.id}`. */
function bodyPathOf(operation: DocumentedOperation): string | undefined {
  return /\{(\w+)\.\w+\}/.exec(operation['x-google-path-template'] ?? '')?.[1]
}

function stepsBelow(bodyPath: string, name: string): string[] | undefined {
  const [first, ...steps] = name.split('.')
  return first === bodyPath || first === snakeCase(bodyPath) ? steps : undefined
}

interface Leaf {
  schema: Schema
  path: string[]
}

/** The scalar, or list of scalars, at a path; messages cannot be written in a query, nor can what is in a list of them. */
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

function place(message: Message, { path, schema }: Leaf, value: unknown): void {
  let node = message
  for (const step of path.slice(0, -1)) {
    node[step] ??= {}
    node = node[step] as Message
  }
  const name = path.at(-1) ?? ''
  const before = node[name]
  // The same field under two spellings.
  node[name] = schema.items && Array.isArray(before) ? [...before, ...[value].flat()] : value
}

/** A field mask that is repeated is the same as one that is joined. */
function joined({ format }: Schema, value: unknown): unknown {
  return format === 'google-fieldmask' && Array.isArray(value) ? value.join(',') : value
}

/** Query values are text; the schema says which of them are numbers and booleans. */
function typed(schema: Schema, value: unknown): unknown {
  if (schema.items) return [value].flat()
  if (typeof value !== 'string') return value
  const { type } = schema
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(value)) return Number(value)
  if (type === 'boolean' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true'
  return value
}

/**
 * Adds fields from the query to a body. As in Google's published transcoder, a value in the body counts before the
 * one in the query, and lists are joined.
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

const FORM = /^application\/x-www-form-urlencoded\b/i

/**
 * Whether a body is a form, whose fields count as the query. JSON is JSON also under this type, which is the one that
 * curl sends unasked: a form cannot begin with a brace.
 */
export function isForm(contentType: string | undefined, body: string): boolean {
  return contentType !== undefined && FORM.test(contentType) && !body.trimStart().startsWith('{')
}
