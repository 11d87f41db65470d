import type { ApiDocument, DocumentedOperation } from '@tintype/document'

/** Every operation by id, so that the order of paths in the document does not change generated files. */
export function sortedOperations({ operations }: ApiDocument): DocumentedOperation[] {
  return [...operations].sort((a, b) => (a.id < b.id ? -1 : 1))
}
