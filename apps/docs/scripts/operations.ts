import type { ApiDocument, DocumentedOperation, ResponseObject } from '@tintype/document'

/** Every operation by id, the order of lists on the site. */
export function sortedOperations({ operations }: ApiDocument): DocumentedOperation[] {
  return [...operations].sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** The names of the examples of a response, of all media types. */
export function exampleNames({ content = {} }: ResponseObject): string[] {
  return Object.values(content).flatMap(({ examples = {} }) => Object.keys(examples))
}

/** The name of a scope without the address that all scopes share. */
export const shortScope = (scope: string) => scope.replace('https://www.googleapis.com/auth/', '')

/** A notice for operations that Google removed. Empty for others. */
export function removalNotice(operation: Pick<DocumentedOperation, 'x-removed' | 'x-way-out'>): string {
  const removed = operation['x-removed']
  return removed
    ? `> **Removed from Google's service on ${removed}.** ${operation['x-way-out']?.trim()}\n\n`
    : ''
}
