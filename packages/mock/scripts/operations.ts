import 'tintype-package-support/plainErrors'
import { mkdirSync, writeFileSync } from 'node:fs'
import { getHttpOperationsFromSpec } from '@stoplight/prism-http'
import { loadDocument } from '@tintype/document'
import { operationsFile } from '../src/operations.ts'
import { writeEmbedded } from './embedded.ts'

// Converts the document into the form of Prism. It may run before the bundle is made.
const folder = new URL('.', operationsFile)
mkdirSync(folder, { recursive: true })
const { json } = loadDocument()
writeEmbedded(json, folder)
writeFileSync(operationsFile, JSON.stringify(await getHttpOperationsFromSpec(forPrism(json))))

/**
 * The document without `readOnly`, because Prism rejects requests with such a field, while the API ignores it (facts 2.1)
 * and clients send it; and without the maximum of fields that the API clamps.
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
