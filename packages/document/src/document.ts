import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { OpenApi, Parameter, Resolvable } from './model.ts'
import { type DocumentedOperation, operationsOf } from './operations.ts'
import { resolveReference } from './reference.ts'

/** A document and its operations. `Id` is the union of the operation ids, where a program has one. */
export interface ApiDocument<Id extends string = string> {
  /** The whole document. */
  json: OpenApi
  /** Every operation, in the order of the document. */
  operations: DocumentedOperation<Id>[]
  /** The parameters that every operation takes. */
  globalParameters: Parameter[]
  /** @throws Error if the document has no such operation */
  operation(id: Id): DocumentedOperation<Id>
  /** Follows a reference of the document; any other node is returned as it is. */
  resolve<Node extends object>(node: Resolvable<Node>): Node
}

/** The path of the document that is installed: the bundle of `@tintype/spec`. */
export function documentFile(format: 'json' | 'yaml' = 'json'): string {
  return createRequire(import.meta.url).resolve(`@tintype/spec/openapi.${format}`)
}

/** Reads a bundle in JSON: that of `@tintype/spec`, unless a path is given. */
export function loadDocument<Id extends string = string>(path: string = documentFile()): ApiDocument<Id> {
  return createDocument(JSON.parse(readFileSync(path, 'utf8')))
}

export function createDocument<Id extends string = string>(json: OpenApi): ApiDocument<Id> {
  const operations = operationsOf<Id>(json)
  const byId = new Map(operations.map((operation) => [operation.id, operation]))
  return {
    json,
    operations,
    globalParameters: Object.values(json.components.parameters).filter((each) => each['x-global']),
    operation(id) {
      const operation = byId.get(id)
      if (operation === undefined) throw new Error(`The document has no operation ${id}.`)
      return operation
    },
    resolve: (node) => resolveReference(json, node),
  }
}
