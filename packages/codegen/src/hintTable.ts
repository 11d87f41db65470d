import type { ApiDocument, DocumentedOperation } from '@tintype/document'
import { errorTexts } from './errors.ts'
import { fieldRules } from './fieldRules.ts'
import { sortedOperations } from './operations.ts'
import { literal, notice } from './print.ts'

/** The text of generated/hints.ts: how to recognize errors, and what to do about them. */
export function hintTable(document: ApiDocument): string {
  const { json } = document
  const hints = Object.entries(json['x-hints']).map(([name, { title: _, ...hint }]) => [name, hint])
  const reach = sortedOperations(document).map((operation) => [operation.id, facts(document, operation)])
  const { oauth2 } = json.components.securitySchemes
  return `${notice}
/** How to recognize each error: its HTTP status, its text with {parts}, and whether it has the flat form of uploads. */
export const errorTexts = ${literal(errorTexts(document))} as const

/** What to do about errors (\`errors\`) and items of a batch (\`items\`), by the anchor in the docs. */
export const hints = ${literal(Object.fromEntries(hints))} as const

/**
 * The parts of hints that depend on the operation: the names of its scopes; for removed operations, the scopes until then,
 * the day and the alternative; whether the document has no 404 for it; the limits of its fields.
 */
export const reach = ${literal(Object.fromEntries(reach))} as const

/** The day on which Google removed scopes. */
export const scopesRemoved = ${literal(Object.values(oauth2['x-removed-scopes'])[0])}
`
}

function facts(document: ApiDocument, operation: DocumentedOperation) {
  const removed = operation['x-removed']
  return {
    scopes: scopeNames(operation.scopes['2025']),
    legacyScopes: removed && scopeNames(operation.scopes.legacy),
    removed,
    wayOut: removed && operation['x-way-out'],
    isAlwaysFound: !('404' in operation.responses) || undefined,
    rules: fieldRules(document, operation) || undefined,
  }
}

function scopeNames(scopes: readonly string[]): string {
  return scopes.map((scope) => scope.slice(scope.lastIndexOf('/') + 1)).join(' or ')
}
