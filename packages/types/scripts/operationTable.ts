import { type Document, operationsOf, type PlacedOperation } from './document.ts'
import { literal, notice } from './print.ts'

/** The text of generated/operations.ts: what code needs to know of each operation, without the document. */
export function operationTable(document: Document): string {
  const operations = operationsOf(document)
  const table = Object.fromEntries(operations.map((placed) => [placed.id, facts(placed)]))
  const globals = Object.values(document.components.parameters).filter((parameter) => parameter['x-global'])
  const scopes = Object.keys(document.components.securitySchemes.oauth2.flows.authorizationCode.scopes)
  return `${notice}
/** The OAuth scopes of the API, whole. */
export const scopes = ${literal(scopes)} as const

/** What Google calls the service. */
export const service = ${literal(document['x-google-service'])} as const

/** Query parameters that every operation takes. */
export const globalParameters = ${literal(globals.map((parameter) => parameter.name).sort())} as const

/** Every operation of the document, by its id. */
export const operations = ${literal(table)} as const
`
}

function facts({ method, path, operation, parameters }: PlacedOperation) {
  const headers = parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name)
  const bodyTypes = Object.keys(operation.requestBody?.content ?? {})
  const answerTypes = Object.keys(operation.responses['200']?.content ?? {})
  const paging = operation['x-paging']
  return {
    method,
    path,
    ...(headers.length > 0 && { headers }),
    body: bodyTypes[0] ?? null,
    answer: answerTypes[0] ?? null,
    ...(paging && {
      paging: {
        items: paging.items,
        tokenIn: parameters.some((parameter) => parameter.name === 'pageToken') ? 'query' : 'body',
      },
    }),
    scopes: {
      legacy: operation.security.flatMap((alternative) => alternative.oauth2),
      '2025': operation['x-scopes-since-2025-03-31'],
    },
    rpc: operation['x-rpc'] ?? null,
    removed: operation['x-removed'] ?? null,
    idempotent: operation['x-idempotent'],
  }
}
