import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The parts of the bundled document that the generators read. */
export interface Document {
  'x-google-service': Record<string, string>
  'x-versions': Record<string, string>
  'x-limits': { retryMinDelaySeconds: Record<string, number> } & Record<string, unknown>
  'x-retries': { statuses: number[]; final: string[] }
  'x-hints': Record<string, { title: string; text: string; errors?: string[]; items?: string[] }>
  'x-message-templates': Record<string, string>
  paths: Record<string, PathItem>
  components: {
    parameters: Record<string, Parameter>
    /** `x-http-status` tells the HTTP status where the canonical status does not. */
    examples: Record<string, { value: unknown; 'x-http-status'?: number }>
    schemas: Record<string, Schema> & {
      Error: {
        properties: {
          status: { 'x-codes': StatusCodes }
          errors: { items: { properties: { reason: { 'x-reasons': Record<string, string> } } } }
        }
      }
    }
    securitySchemes: {
      oauth2: {
        'x-removed-scopes': Record<string, string>
        flows: { authorizationCode: { scopes: Record<string, string> } }
      }
    }
  }
}

export interface Schema {
  allOf?: (Schema | Reference)[]
  enum?: string[]
  items?: Schema | Reference
  maximum?: number
  maxItems?: number
  maxLength?: number
  not?: { required?: string[] }
  properties?: Record<string, Schema | Reference>
  readOnly?: boolean
  /** Opaque texts, of one byte a character. */
  'x-ascii'?: boolean
  /** The error example for a violated keyword. */
  'x-violations'?: Record<string, string>
}

/** The HTTP status and the google.rpc number of each canonical error. */
export type StatusCodes = Record<string, { http: number; rpc: number }>

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  schema: Schema
  'x-global'?: boolean
}

export interface Reference {
  $ref: string
}

export interface Operation {
  operationId: string
  summary: string
  description: string
  parameters?: (Parameter | Reference)[]
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema | Reference }> }
  responses: Record<string, { content?: Record<string, unknown> }>
  security: { oauth2: [string] }[]
  'x-scopes-since-2025-03-31': string[]
  'x-removed'?: string
  'x-way-out'?: string
  'x-idempotent': boolean
  'x-rpc'?: string
  'x-paging'?: { items: string }
  'x-item-statuses'?: Record<string, { code?: number; message: string }>
}

export type PathItem = { parameters?: (Parameter | Reference)[] } & {
  [method in (typeof METHODS)[number]]?: Operation
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const

/** Where the bundle of `@tintype/spec` is. */
export const bundle = createRequire(import.meta.url).resolve('@tintype/spec/openapi.json')

/** The bundle that `@tintype/spec` was last built to, unless it is another one. */
export function readDocument(path = bundle): Document {
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** An operation with what it gets from its place in the document. */
export interface PlacedOperation {
  id: string
  method: string
  path: string
  operation: Operation
  /** Its own and its path item's, without the ones that every operation takes. */
  parameters: Parameter[]
}

/** Every operation, sorted by id, so that generated files change only where the document does. */
export function operationsOf(document: Document): PlacedOperation[] {
  const found: PlacedOperation[] = []
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method]
      if (operation === undefined) continue
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])]
        .map((parameter) => resolve(parameter, document.components.parameters))
        .filter((parameter) => parameter['x-global'] !== true)
      found.push({ id: operation.operationId, method: method.toUpperCase(), path, operation, parameters })
    }
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The most items that a page of an operation may hold: the maximum of its `pageSize`, wherever that is. */
export function maxPageSize(document: Document, { operation, parameters }: PlacedOperation): number {
  const inQuery = parameters.find(({ name }) => name === 'pageSize')?.schema
  const body = operation.requestBody?.content['application/json']?.schema
  const inBody = body && resolve<Schema>(body, document.components.schemas).properties?.pageSize
  const maximum = (inQuery ?? (inBody && resolve<Schema>(inBody, document.components.schemas)))?.maximum
  if (maximum === undefined)
    throw new Error(`${operation.operationId} pages, but its pageSize has no maximum.`)
  return maximum
}

export function resolve<Part extends object>(part: Part | Reference, components: Record<string, Part>): Part {
  if (!('$ref' in part)) return part
  const resolved = components[part.$ref.split('/').at(-1) ?? '']
  if (resolved === undefined) throw new Error(`${part.$ref} is not in the bundle.`)
  return resolved
}
