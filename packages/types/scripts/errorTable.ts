import { type Document, type Operation, operationsOf, type StatusCodes } from './document.ts'
import { fieldRules } from './fieldRules.ts'
import { literal, notice } from './print.ts'

interface FlatError {
  code: number
  message: string
  status?: string
  details?: Record<string, unknown>[]
}

/** The text of generated/errors.ts: every error the document names, and the facts that errors are made of. */
export function errorTable(document: Document): string {
  const { status, errors: older } = document.components.schemas.Error.properties
  const codes = status['x-codes']
  const errors: Record<string, unknown> = {}
  for (const name of Object.keys(document.components.examples).sort()) {
    const example = document.components.examples[name]
    const error = errorIn(example?.value)
    if (error !== undefined) errors[name] = describe(error, example?.['x-http-status'], codes)
  }
  const statuses: Record<string, unknown> = {}
  for (const { id, operation } of operationsOf(document)) {
    if (operation['x-item-statuses']) statuses[id] = operation['x-item-statuses']
  }
  return `${notice}
/** Every error example of the document, by its name there. */
export const errors = ${literal(errors)} as const

/** The reason that the older error format gives for each status. */
export const errorReasons = ${literal(older.items.properties.reason['x-reasons'])} as const

/** Texts with {parts} to fill in. */
export const messageTemplates = ${literal(document['x-message-templates'])} as const

/** What the results of a batch say of one item, by operation. */
export const itemStatuses = ${literal(statuses)} as const

/** Which answers may be followed by the same request again: the least delay by status, and what ends it. */
export const retries = ${literal(retryRules(document))} as const

/** The HTTP status and the google.rpc number of each canonical error. */
export const statusCodes = ${literal(codes)} as const
`
}

/** Error bodies have two forms: wrapped in \`error\`, and flat for uploads (facts 5.1). */
function errorIn(value: unknown): FlatError | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if ('error' in value) return value.error as FlatError
  const flat = 'code' in value && 'message' in value && Object.keys(value).length === 2
  return flat ? (value as FlatError) : undefined
}

function retryRules({ 'x-retries': { statuses, final }, 'x-limits': limits }: Document) {
  const least = limits.retryMinDelaySeconds
  const delays = statuses.map((status) => [status, least[status] ?? least[`${status}`.replace(/..$/, 'xx')]])
  return { minDelaySeconds: Object.fromEntries(delays), final }
}

/** The text of generated/hints.ts: how errors are recognised, and what to do about them. */
export function hintTable(document: Document): string {
  const codes = document.components.schemas.Error.properties.status['x-codes']
  const templates = document['x-message-templates']
  const texts: Record<string, unknown> = {}
  for (const [name, example] of Object.entries(document.components.examples).sort()) {
    const error = errorIn(example.value)
    if (error === undefined) continue
    const { httpStatus, message } = describe(error, example['x-http-status'], codes)
    const flat = !('error' in (example.value as object))
    texts[name] = { http: httpStatus, text: templates[name] ?? message, ...(flat && { flat }) }
  }
  const hints = Object.fromEntries(
    Object.entries(document['x-hints']).map(([name, { title: _, ...hint }]) => [name, hint]),
  )
  const { oauth2 } = document.components.securitySchemes
  const reach = Object.fromEntries(
    operationsOf(document).map(({ id, operation }) => [id, reachOf(document, operation)]),
  )
  return `${notice}
/** By what each error is recognised: its HTTP status, its text with {parts}, and whether it is one of uploads. */
export const errorTexts = ${literal(texts)} as const

/** What to do about errors (\`errors\`) and items of a batch (\`items\`), by the anchor in the docs. */
export const hints = ${literal(hints)} as const

/**
 * What hints say of each operation: the scopes that open it, by name; of a removed one, the scopes that did, and its end;
 * whether the document has no 404 for it; what its fields may hold.
 */
export const reach = ${literal(reach)} as const

/** The day on which Google removed scopes. */
export const scopesRemoved = ${literal(Object.values(oauth2['x-removed-scopes'])[0])}
`
}

function reachOf(document: Document, operation: Operation) {
  const removed = operation['x-removed']
  const isAlwaysFound = !('404' in operation.responses)
  const rules = fieldRules(document, operation)
  return {
    scopes: scopeNames(operation['x-scopes-since-2025-03-31']),
    ...(removed && {
      legacyScopes: scopeNames(operation.security.flatMap((alternative) => alternative.oauth2)),
      removed,
      wayOut: operation['x-way-out'],
    }),
    ...(isAlwaysFound && { isAlwaysFound }),
    ...(rules && { rules }),
  }
}

function scopeNames(scopes: readonly string[]): string {
  return scopes.map((scope) => scope.slice(scope.lastIndexOf('/') + 1)).join(' or ')
}

function describe(error: FlatError, httpStatus: number | undefined, codes: StatusCodes) {
  const canonical = Object.entries(codes).find(([status, { rpc }]) =>
    error.status === undefined ? rpc === error.code : status === error.status,
  )
  return {
    httpStatus: httpStatus ?? canonical?.[1].http,
    rpc: canonical?.[1].rpc ?? error.code,
    status: canonical?.[0] ?? null,
    message: error.message,
    ...(error.details && { details: error.details }),
  }
}
