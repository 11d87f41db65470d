import { existsSync, readFileSync } from 'node:fs'
import { operations as documented } from '@tintype/types/operations'
import { operations as implemented } from '../src/operations/index.ts'
import { markdownTable } from './markdown.ts'

/** A table of the document's operations: whether the server implements them, and how many tests each has. */
export function operationsTable(): string {
  const rows = Object.entries(documented).map(([id, { method, path }]) => {
    const status = id in implemented ? 'yes' : 'missing (501)'
    return [`\`${id}\``, `\`${method} ${path}\``, status, String(countTests(id))]
  })
  const missing = rows.filter(([, , status]) => status !== 'yes').length
  const table = markdownTable(['Operation', 'Request', 'Implemented', 'Tests'], rows)
  return `${rows.length - missing} of ${rows.length} operations are implemented.\n\n${table}`
}

/** Counts the tests in the file that is named after an operation. */
function countTests(id: string): number {
  const file = new URL(`../test/operations/${id.replace('.', '/')}.test.ts`, import.meta.url)
  return existsSync(file) ? (readFileSync(file, 'utf8').match(/^test(\.each)?\(/gm) ?? []).length : 0
}
