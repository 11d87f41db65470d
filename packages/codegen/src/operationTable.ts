import { type ApiDocument, type DocumentedOperation, maxPageSize, ownParameters } from '@tintype/document'
import { sortedOperations } from './operations.ts'
import { literal, notice } from './print.ts'

/** The text of generated/operations.ts: the facts of each operation that code needs without the document. */
export function operationTable(document: ApiDocument): string {
  const { json, globalParameters } = document
  const operations = sortedOperations(document)
  const table = operations.map((operation) => [operation.id, facts(document, operation)])
  const short = operations.map((operation) => [operation.id, wireFacts(document, operation)])
  const scopes = Object.keys(json.components.securitySchemes.oauth2.flows.authorizationCode.scopes)
  const service = json['x-google-service']
  return `${notice}
/** The OAuth scopes of the API, whole. */
export const scopes = ${literal(scopes)} as const

/** Google's names of the service. */
export const service = ${literal(service)} as const

/** Where Google serves the API. */
export const googleBaseUrl = ${literal(`https://${service.host}`)}

/** The headers of requests and responses that have the version of the document, and the product name before it. */
export const versions = ${literal(json['x-versions'])} as const

/** Query parameters that every operation takes. */
export const globalParameters = ${literal(globalParameters.map(({ name }) => name).sort())} as const

/** Every operation of the document, by its id. */
export const operations = ${literal(Object.fromEntries(table))} as const

/** The facts that are needed to send each operation, and no others: browsers load every byte. */
export const wire = ${literal(Object.fromEntries(short))} as const
`
}

function facts(document: ApiDocument, operation: DocumentedOperation) {
  const { method, path, requestBody, responses, scopes } = operation
  return {
    method,
    path,
    headers: headerNames(operation),
    body: Object.keys(requestBody?.content ?? {})[0] ?? null,
    answer: Object.keys(responses['200']?.content ?? {})[0] ?? null,
    paging: paging(document, operation),
    scopes: { legacy: scopes.legacy, '2025': scopes['2025'] },
    rpc: operation['x-rpc'] ?? null,
    removed: operation['x-removed'] ?? null,
    idempotent: operation['x-idempotent'],
  }
}

function headerNames(operation: DocumentedOperation): string[] | undefined {
  const names = ownParameters(operation)
    .filter((parameter) => parameter.in === 'header')
    .map(({ name }) => name)
  return names.length > 0 ? names : undefined
}

function paging(document: ApiDocument, operation: DocumentedOperation) {
  const { 'x-paging': paging, parameters } = operation
  return (
    paging && {
      items: paging.items,
      tokenIn: parameters.some(({ name }) => name === 'pageToken') ? 'query' : 'body',
      maxPageSize: maxPageSize(document, operation),
    }
  )
}

function wireFacts(document: ApiDocument, operation: DocumentedOperation) {
  const { method, path, headers, body, paging, idempotent } = facts(document, operation)
  return {
    request: `${method} ${path}`,
    idempotent: idempotent || undefined,
    items: paging?.items,
    maxPageSize: paging?.maxPageSize,
    headers,
    bytes: body === 'application/octet-stream' || undefined,
  }
}
