import { readFileSync } from 'node:fs'
import type { createServer } from '@stoplight/prism-http-server'

/** The operations of the document in the form of Prism. */
export type Operations = Parameters<typeof createServer>[0]

/** In the built package. The path is the same for its sources. */
export const operationsFile: URL = new URL('../dist/operations.json', import.meta.url)

let cached: Operations | undefined

/**
 * The operations as converted when this package was built (scripts/operations.ts). The conversion takes a third of a
 * second, which every test run would wait for.
 */
export function builtOperations(): Operations {
  cached ??= JSON.parse(readFileSync(operationsFile, 'utf8')) as Operations
  return cached
}
