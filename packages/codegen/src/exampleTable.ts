import type { ApiDocument, ResponseObject } from '@tintype/document'
import { sortedOperations } from './operations.ts'
import { literal, notice } from './print.ts'

/** The text of generated/examples.ts: the names of the response examples of each operation, by status. */
export function exampleTable(document: ApiDocument): string {
  const rows = sortedOperations(document).map(({ id, responses }) => [id, names(responses)])
  return `${notice}
/** The names of the examples of responses, by operation and status. The first of a status is the typical one. */
export const examples = ${literal(Object.fromEntries(rows))} as const
`
}

function names(responses: Record<string, ResponseObject>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(responses).map(([status, { content = {} }]) => [
      status,
      Object.values(content).flatMap(({ examples = {} }) => Object.keys(examples)),
    ]),
  )
}
