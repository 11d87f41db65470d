import { existsSync, readFileSync } from 'node:fs'

/** The bundle as the tests see it: only the parts that they look at, everything optional that may be missing. */
export interface Schema {
  $ref?: string
  type?: string
  format?: string
  description?: string
  enum?: string[]
  pattern?: string
  default?: unknown
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  minProperties?: number
  maxProperties?: number
  maxLength?: number
  required?: string[]
  readOnly?: boolean
  properties?: Record<string, Schema>
  additionalProperties?: boolean
  unevaluatedProperties?: boolean
  items?: Schema
  allOf?: Schema[]
  not?: Schema
  'x-violations'?: Record<string, string>
  'x-codes'?: Record<string, { http: number; rpc: number }>
}

export interface Parameter {
  name: string
  in: string
  required?: boolean
  schema: Schema
  example?: unknown
  'x-global'?: boolean
}

export interface Example {
  $ref?: string
  summary: string
  value: unknown
  'x-http-status'?: number
}

export interface Media {
  schema: Schema
  examples: Record<string, Example>
}

export interface Response {
  $ref?: string
  description: string
  headers?: Record<string, { schema: Schema }>
  content?: Record<string, Media>
}

export interface Operation {
  operationId: string
  description: string
  tags: string[]
  deprecated?: boolean
  parameters?: (Parameter | { $ref: string })[]
  requestBody?: { required: boolean; content: Record<string, Media> }
  responses: Record<string, Response>
  security: Record<string, string[]>[]
  'x-idempotent': boolean
  'x-scopes-since-2025-03-31': string[]
  'x-removed'?: string
  'x-way-out'?: string
  'x-paging'?: { items: string }
  'x-partial-success'?: boolean
  'x-item-statuses'?: Record<string, { code?: number; message: string }>
  'x-google-path-template'?: string
  'x-rpc'?: string
}

interface OAuth2 {
  'x-removed-scopes': Record<string, string>
  flows: { authorizationCode: { scopes: Record<string, string> } }
}

export interface Document {
  info: { version: string }
  servers: { url: string }[]
  paths: Record<string, { parameters: { $ref: string }[] } & Record<string, Operation>>
  components: {
    securitySchemes: { oauth2: OAuth2 }
    schemas: Record<string, Schema>
    parameters: Record<string, Parameter>
    headers: Record<string, { schema: Schema; example?: unknown }>
    responses: Record<string, Response>
    examples: Record<string, Example>
  }
  'x-google-service': Record<string, string>
  'x-limits': Record<string, unknown>
  'x-retries': { statuses: number[]; final: string[] }
  'x-hints': Record<string, { title: string; text: string; errors?: string[]; items?: string[] }>
  'x-message-templates': Record<string, string>
}

const bundle = new URL('../dist/openapi.json', import.meta.url)
if (!existsSync(bundle)) throw new Error('dist/openapi.json is missing: run `pnpm build` in spec/ first.')

export const document: Document = JSON.parse(readFileSync(bundle, 'utf8'))
export const { schemas, examples } = document.components
export const oauth2 = document.components.securitySchemes.oauth2

/** What a `$ref` of the bundle points to. The pointer is JSON Pointer, escapes included. */
export function resolve<T>(node: T | { $ref: string }): T {
  const ref = (node as { $ref?: string }).$ref
  if (ref === undefined) return node as T
  const found = ref
    .replace(/^#\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document)
  if (found === undefined) throw new Error(`${ref} points nowhere`)
  return found as T
}

/** `Album` of `#/components/schemas/Album`. */
export const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1)

/** The schema that a node stands for by name: by a `$ref`, or by one that is closed for use in a request. */
export function refOf(schema: Schema): string | undefined {
  const ref = schema.$ref ?? (schema.allOf?.length === 1 ? schema.allOf[0]?.$ref : undefined)
  return ref === undefined ? undefined : nameOf(ref)
}

export interface Located {
  id: string
  method: string
  path: string
  operation: Operation
  /** Parameters of the path and of the operation, without the global ones. */
  parameters: Parameter[]
  globals: Parameter[]
}

/** All operations, in the order of the document. */
export const operations: Located[] = Object.entries(document.paths).flatMap(
  ([path, { parameters, ...item }]) =>
    Object.entries(item).map(([method, operation]) => {
      const all = [...parameters, ...(operation.parameters ?? [])].map((parameter) =>
        resolve<Parameter>(parameter),
      )
      return {
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        operation,
        parameters: all.filter((parameter) => !parameter['x-global']),
        globals: all.filter((parameter) => parameter['x-global']),
      }
    }),
)

export function operationOf(id: string): Located {
  const found = operations.find((each) => each.id === id)
  if (!found) throw new Error(`the document has no operation ${id}`)
  return found
}

/** Calls `visit` for every object of the document, with its JSON Pointer. */
export function walk(
  visit: (node: Record<string, unknown>, pointer: string) => void,
  node: unknown = document,
  at = '#',
): void {
  if (typeof node !== 'object' || node === null) return
  if (!Array.isArray(node)) visit(node as Record<string, unknown>, at)
  for (const [key, value] of Object.entries(node)) {
    walk(visit, value, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  }
}
