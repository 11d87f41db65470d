import { readFileSync } from 'node:fs'
import type { createServer } from '@stoplight/prism-http-server'

/** What Prism makes of the document: it needs nothing else of it. */
export type Operations = Parameters<typeof createServer>[0]

/** Beside the built package, and found from its sources as well. */
export const operationsFile = new URL('../dist/operations.json', import.meta.url)

let read: Operations | undefined

/**
 * What Prism has made of the document when this package was built (scripts/operations.ts): a third of a second, which
 * a test run would wait for at every start.
 */
export function builtOperations(): Operations {
  read ??= JSON.parse(readFileSync(operationsFile, 'utf8')) as Operations
  return read
}
