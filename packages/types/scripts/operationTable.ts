import { type Document, maxPageSize, operationsOf, type PlacedOperation } from './document.ts'
import { literal, notice } from './print.ts'

/** The text of generated/operations.ts: what code needs to know of each operation, without the document. */
export function operationTable(document: Document): string {
  const operations = operationsOf(document)
  const table = Object.fromEntries(operations.map((placed) => [placed.id, facts(document, placed)]))
  const short = Object.fromEntries(operations.map((placed) => [placed.id, wireFacts(document, placed)]))
  const globals = Object.values(document.components.parameters).filter((parameter) => parameter['x-global'])
  const scopes = Object.keys(document.components.securitySchemes.oauth2.flows.authorizationCode.scopes)
  return `${notice}
/** The OAuth scopes of the API, whole. */
export const scopes = ${literal(scopes)} as const

/** What Google calls the service. */
export const service = ${literal(document['x-google-service'])} as const

/** Where Google serves the API. */
export const googleBaseUrl = ${literal(`https://${document['x-google-service'].host}`)}

/** Which headers of requests and answers tell the version of the document, and the name it stands behind. */
export const versions = ${literal(document['x-versions'])} as const

/** Query parameters that every operation takes. */
export const globalParameters = ${literal(globals.map((parameter) => parameter.name).sort())} as const

/** Every operation of the document, by its id. */
export const operations = ${literal(table)} as const

/** What it takes to send each operation, and no more: a client in a browser pays for every byte. */
export const wire = ${literal(short)} as const
`
}

function facts(document: Document, placed: PlacedOperation) {
  const { method, path, operation, parameters } = placed
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
        maxPageSize: maxPageSize(document, placed),
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

function wireFacts(document: Document, placed: PlacedOperation) {
  const { method, path, headers, body, paging, idempotent } = facts(document, placed)
  return {
    request: `${method} ${path}`,
    ...(idempotent && { idempotent }),
    ...(paging && { items: paging.items, maxPageSize: paging.maxPageSize }),
    ...(headers && { headers }),
    ...(body === 'application/octet-stream' && { bytes: true }),
  }
}
