import { writeFileSync } from 'node:fs'
import { getHttpOperationsFromSpec } from '@stoplight/prism-http'
import { loadDocument } from '@tintype/contract/document'
import { operationsFile } from '../src/operations.ts'

// The last step of the build: the document as Prism reads it.
writeFileSync(operationsFile, JSON.stringify(await getHttpOperationsFromSpec(forPrism(loadDocument().json))))

/**
 * The document as Prism is to take it: without `readOnly` marks, because it takes such a field as one that a request
 * must not have, while the API ignores it (api-facts 2.1) and clients do send it; and without a maximum where the API
 * takes what is above it as the maximum.
 */
function forPrism(document: object): object {
  return JSON.parse(
    JSON.stringify(document, (key, value) => (key === 'readOnly' ? undefined : unclamped(value))),
  )
}

function unclamped(value: unknown): unknown {
  const isClamped = typeof value === 'object' && value !== null && 'x-clamped' in value
  return isClamped ? { ...value, maximum: undefined } : value
}
