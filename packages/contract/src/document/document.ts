import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { OperationId } from '@tintype/types/operations'

/** A JSON Schema as the document writes it, as far as this server looks into one. */
export interface Schema {
  $ref?: string
  allOf?: Schema[]
  description?: string
  readOnly?: boolean
  type?: string
  format?: string
  properties?: Record<string, Schema>
  items?: Schema
  enum?: unknown[]
  maximum?: number
  required?: string[]
  'x-clamped'?: boolean
  'x-first-of'?: string
  'x-violations'?: Record<string, string>
  [keyword: string]: unknown
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  description?: string
  required?: boolean
  schema: Schema
  /** One of those that every method takes. */
  'x-global'?: boolean
}

interface Content {
  [mediaType: string]: { schema?: Schema; examples?: Record<string, Resolvable<{ value: unknown }>> }
}

interface DocumentedResponse {
  headers?: Record<string, unknown>
  content?: Content
}

/** An operation with everything that its place in the document adds to it. */
export interface DocumentedOperation {
  id: OperationId
  method: string
  path: string
  parameters: Parameter[]
  requestBody?: { required?: boolean; content: Content }
  /** By status. */
  responses: Record<string, DocumentedResponse>
  description?: string
  deprecated?: boolean
  /** The path as Google writes it, where it names the parameter differently. */
  'x-google-path-template'?: string
}

type Resolvable<T> = T | { $ref: string }

interface RawOperation extends Pick<DocumentedOperation, Annotation> {
  operationId: OperationId
  parameters?: Resolvable<Parameter>[]
  requestBody?: Resolvable<NonNullable<DocumentedOperation['requestBody']>>
  responses: Record<string, Resolvable<DocumentedResponse>>
}

type Annotation = 'description' | 'deprecated' | 'x-google-path-template'

type RawPathItem = Record<string, RawOperation> & { parameters?: Resolvable<Parameter>[] }

/** The parts of the bundle that are no operation's. */
interface Bundle {
  info: { summary: string; version: string }
  externalDocs?: { url: string }
  servers: { url: string }[]
  components: {
    parameters: Record<string, Parameter>
    securitySchemes: { oauth2: { flows: { authorizationCode: { scopes: Record<string, string> } } } }
  }
}

/** The OpenAPI document that this server implements, as `@tintype/spec` publishes it. */
export interface ApiDocument {
  /** The whole bundle, for validators that follow its references themselves. */
  json: Bundle
  operations: DocumentedOperation[]
  resolve<T extends object>(node: Resolvable<T>): T
}

const METHODS = ['get', 'post', 'patch', 'put', 'delete']

export function loadDocument(): ApiDocument {
  const path = createRequire(import.meta.url).resolve('@tintype/spec/openapi.json')
  const json = JSON.parse(readFileSync(path, 'utf8')) as Bundle & {
    paths: Record<string, RawPathItem>
  }

  const resolve = <T extends object>(node: Resolvable<T>): T =>
    '$ref' in node && typeof node.$ref === 'string' ? resolve<T>(lookUp(json, node.$ref) as T) : (node as T)

  const operations: DocumentedOperation[] = []
  for (const [path, item] of Object.entries(json.paths)) {
    for (const method of METHODS) {
      const raw = item[method]
      if (raw === undefined) continue
      const { operationId, parameters = [], requestBody, responses, ...annotations } = raw
      operations.push({
        ...annotations,
        id: operationId,
        method: method.toUpperCase(),
        path,
        parameters: [...(item.parameters ?? []), ...parameters].map(resolve),
        ...(requestBody && { requestBody: resolve(requestBody) }),
        responses: Object.fromEntries(
          Object.entries(responses).map(([status, response]) => [status, resolve(response)]),
        ),
      })
    }
  }
  return { json, operations, resolve }
}

/** Follows a reference such as `#/components/schemas/Album`. */
function lookUp(root: unknown, reference: string): unknown {
  let node: unknown = root
  for (const step of reference.slice(2).split('/')) {
    const key = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')
    node = (node as Record<string, unknown> | undefined)?.[key]
  }
  if (node === undefined) throw new Error(`${reference} is not in the document.`)
  return node
}
