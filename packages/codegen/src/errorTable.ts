import type { ApiDocument, OpenApi } from '@tintype/document'
import { type DocumentedError, documentedErrors, statusCodes } from './errors.ts'
import { sortedOperations } from './operations.ts'
import { literal, notice } from './print.ts'

/** The names of the errors in the generated table. */
export function errorNames(document: ApiDocument): string[] {
  return documentedErrors(document)
    .map(({ name }) => name)
    .sort()
}

/** The text of generated/errors.ts: every error of the document, and the facts that errors are made of. */
export function errorTable(document: ApiDocument): string {
  const { json } = document
  const errors = new Map(documentedErrors(document).map((error) => [error.name, error]))
  const rows = [...errors].sort().map(([name, error]) => [name, row(error)])
  const itemStatuses = sortedOperations(document).map((operation) => [
    operation.id,
    operation['x-item-statuses'],
  ])
  const older = json.components.schemas.Error.properties.errors
  return `${notice}
/** Every error example of the document, by its name there. */
export const errors = ${literal(Object.fromEntries(rows))} as const

/** The reason that the older error format gives for each status. */
export const errorReasons = ${literal(older.items.properties.reason['x-reasons'])} as const

/** Texts with {parts} to fill in. */
export const messageTemplates = ${literal(json['x-message-templates'])} as const

/** The statuses that an item of a batch can have, by operation. */
export const itemStatuses = ${literal(Object.fromEntries(itemStatuses))} as const

/** The responses after which a request may be repeated: the least delay by status, and the texts that are final. */
export const retries = ${literal(retryRules(json))} as const

/** The HTTP status and the google.rpc number of each canonical error. */
export const statusCodes = ${literal(statusCodes(document))} as const

/** The canonical error of each google.rpc number, and nothing else: browsers load every byte. */
export const statusNames = ${literal(statusNames(document))} as const
`
}

function statusNames(document: ApiDocument) {
  return Object.fromEntries(Object.entries(statusCodes(document)).map(([name, { rpc }]) => [rpc, name]))
}

function row({ httpStatus, canonical, code, message, details }: DocumentedError) {
  return { httpStatus, rpc: canonical?.rpc ?? code, status: canonical?.status ?? null, message, details }
}

function retryRules({ 'x-retries': { statuses, final }, 'x-limits': limits }: OpenApi) {
  const least = limits.retryMinDelaySeconds
  const delays = statuses.map((status) => [status, least[status] ?? least[`${status}`.replace(/..$/, 'xx')]])
  return { minDelaySeconds: Object.fromEntries(delays), final }
}
