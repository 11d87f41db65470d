/**
 * The types of the bundled document. Keywords are those that the document uses; the `x-` extensions are documented in
 * the README of `@tintype/spec`.
 */

/** The bundle as `@tintype/spec` publishes it. All its references point into `components`. */
export interface OpenApi {
  openapi: string
  info: { title: string; version: string; summary: string; description: string }
  externalDocs?: { url: string }
  servers: Server[]
  tags: { name: string; description?: string }[]
  paths: Record<string, PathItem>
  components: Components
  /** Errors of requests that never reach an operation. */
  'x-errors': Record<string, Example>
  'x-google-service': Record<string, string>
  'x-hints': Record<string, Hint>
  'x-limits': { retryMinDelaySeconds: Record<string, number> } & Record<string, unknown>
  'x-message-templates': Record<string, string>
  'x-retries': { statuses: number[]; final: string[] }
  'x-versions': Record<string, string>
}

export interface Server {
  url: string
  variables?: Record<string, { default: string }>
}

/** An operation that uses a result. Values that begin with `$` are runtime expressions. */
export interface Link {
  operationId: string
  parameters?: Record<string, string>
  requestBody?: Record<string, unknown>
  description: string
}

export interface Components {
  examples: Record<string, Example>
  headers: Record<string, Header>
  links: Record<string, Link>
  parameters: Record<string, Parameter>
  responses: Record<string, ResponseObject>
  schemas: Record<string, Schema> & { Error: ErrorSchema }
  securitySchemes: { oauth2: OAuth2 }
}

interface OAuth2 {
  flows: { authorizationCode: { scopes: Record<string, string> } }
  /** The day on which Google removed a scope. */
  'x-removed-scopes': Record<string, string>
}

interface ErrorSchema extends Schema {
  properties: Record<string, Schema> & {
    status: Schema & { 'x-codes': StatusCodes }
    errors: Schema & {
      items: Schema & {
        properties: Record<string, Schema> & { reason: Schema & { 'x-reasons': Record<string, string> } }
      }
    }
  }
}

/** The HTTP status and the google.rpc number of each canonical error. */
export type StatusCodes = Record<string, { http: number; rpc: number }>

export interface Hint {
  title: string
  text: string
  errors?: string[]
  items?: string[]
}

export interface Reference {
  $ref: string
}

export type Resolvable<Node> = Node | Reference

/** The HTTP methods that operations have, as the document writes them. */
export const METHODS = ['get', 'post', 'patch', 'put', 'delete'] as const

export type PathItem = { parameters?: Resolvable<Parameter>[] } & {
  [Method in (typeof METHODS)[number]]?: OperationObject
}

/** The fields of an operation that do not depend on its place in the document. */
export interface OperationFields {
  summary: string
  description: string
  tags: string[]
  deprecated?: boolean
  /** Alternatives: a scope, or a bearer token that has one of the scopes. */
  security: { oauth2?: string[]; bearer?: string[] }[]
  'x-google-path-template'?: string
  'x-idempotent': boolean
  'x-item-statuses'?: Record<string, { code?: number; message: string }>
  'x-paging'?: { items: string }
  'x-partial-success'?: boolean
  'x-removed'?: string
  'x-rpc'?: string
  'x-scopes-since-2025-03-31': string[]
  'x-way-out'?: string
}

/** An operation as it is written under its path. */
export interface OperationObject extends OperationFields {
  operationId: string
  parameters?: Resolvable<Parameter>[]
  requestBody?: Resolvable<RequestBody>
  responses: Record<string, Resolvable<ResponseObject>>
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  description?: string
  required?: boolean
  example?: unknown
  schema: Schema
  /** One of the parameters that every operation takes. */
  'x-global'?: boolean
}

/** Bodies by media type. */
export type Content = Record<string, MediaType>

export interface MediaType {
  schema?: Schema
  examples?: Record<string, Resolvable<Example>>
}

export interface RequestBody {
  required?: boolean
  content: Content
}

export interface ResponseObject {
  description: string
  headers?: Record<string, Resolvable<Header>>
  content?: Content
  /** Operations that use the result, by name. */
  links?: Record<string, Resolvable<Link>>
}

export interface Header {
  description?: string
  required?: boolean
  schema: Schema
  example?: unknown
}

export interface Example {
  summary: string
  value: unknown
  /** The HTTP status of an error example, where its canonical status does not tell it. */
  'x-http-status'?: number
}

/** A JSON Schema, with the keywords of the document. */
export interface Schema {
  $ref?: string
  additionalProperties?: boolean
  allOf?: Schema[]
  default?: unknown
  description?: string
  enum?: string[]
  format?: string
  items?: Schema
  maximum?: number
  maxItems?: number
  maxLength?: number
  maxProperties?: number
  minimum?: number
  minItems?: number
  minLength?: number
  minProperties?: number
  not?: Schema
  pattern?: string
  properties?: Record<string, Schema>
  readOnly?: boolean
  required?: string[]
  type?: string
  unevaluatedProperties?: boolean
  uniqueItems?: boolean
  'x-ascii'?: boolean
  'x-clamped'?: boolean
  'x-codes'?: StatusCodes
  'x-first-of'?: string
  'x-reasons'?: Record<string, string>
  'x-truncated'?: boolean
  /** Google's name of the message, if the schema is its form for requests. */
  'x-message'?: string
  'x-violations'?: Record<string, string>
}
