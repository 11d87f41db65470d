import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { OperationId } from '@tintype/types/operations'

/** A JSON Schema as the document writes it, as far as this server looks into one. */
export interface Schema {
  $ref?: string
  allOf?: Schema[]
  type?: string
  format?: string
  properties?: Record<string, Schema>
  items?: Schema
  enum?: unknown[]
  maximum?: number
  'x-clamped'?: boolean
  'x-first-of'?: string
  'x-violations'?: Record<string, string>
  [keyword: string]: unknown
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  schema: Schema
}

interface Content {
  [mediaType: string]: { schema?: Schema }
}

interface DocumentedResponse {
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
}

type Resolvable<T> = T | { $ref: string }

interface RawOperation {
  operationId: OperationId
  parameters?: Resolvable<Parameter>[]
  requestBody?: Resolvable<NonNullable<DocumentedOperation['requestBody']>>
  responses: Record<string, Resolvable<DocumentedResponse>>
}

type RawPathItem = Record<string, RawOperation> & { parameters?: Resolvable<Parameter>[] }

/** The OpenAPI document that this server implements, as `@tintype/spec` publishes it. */
export interface ApiDocument {
  /** The whole bundle, for validators that follow its references themselves. */
  json: object
  operations: DocumentedOperation[]
  resolve<T extends object>(node: Resolvable<T>): T
}

const METHODS = ['get', 'post', 'patch', 'put', 'delete']

export function loadDocument(): ApiDocument {
  const path = createRequire(import.meta.url).resolve('@tintype/spec/openapi.json')
  const json = JSON.parse(readFileSync(path, 'utf8')) as { paths: Record<string, RawPathItem> }

  const resolve = <T extends object>(node: Resolvable<T>): T =>
    '$ref' in node && typeof node.$ref === 'string' ? resolve<T>(lookUp(json, node.$ref) as T) : (node as T)

  const operations: DocumentedOperation[] = []
  for (const [path, item] of Object.entries(json.paths)) {
    for (const method of METHODS) {
      const raw = item[method]
      if (raw === undefined) continue
      operations.push({
        id: raw.operationId,
        method: method.toUpperCase(),
        path,
        parameters: [...(item.parameters ?? []), ...(raw.parameters ?? [])].map(resolve),
        ...(raw.requestBody && { requestBody: resolve(raw.requestBody) }),
        responses: Object.fromEntries(
          Object.entries(raw.responses).map(([status, response]) => [status, resolve(response)]),
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
