import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { document } from './document.ts'

/** Annotations of this document, which validate nothing. Ajv rejects every keyword that it does not know. */
const ANNOTATIONS = [
  'x-ascii',
  'x-message',
  'x-violations',
  'x-codes',
  'x-clamped',
  'x-first-of',
  'x-reasons',
  'x-truncated',
]

const ajv = new Ajv2020.default({
  allErrors: true,
  strict: true,
  // `not: { required: [a, b] }` only mentions properties, and `maxLength` is next to a type that comes from `allOf`.
  strictRequired: false,
  strictTypes: false,
  validateSchema: false,
})
addFormats.default(ajv)
// The document as a whole is not a schema; it only contains them.
ajv.addVocabulary([...ANNOTATIONS, ...Object.keys(document)])
// The pattern next to the format describes durations and masks.
ajv.addFormat('google-duration', true)
ajv.addFormat('google-fieldmask', true)
ajv.addSchema(document, 'bundle')

const compiled = new Map<string, ValidateFunction>()

/** Violations of the schema at a JSON Pointer of the bundle: keywords with places. */
export function violations(pointer: string, value: unknown): string[] {
  const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `bundle${encodeURI(pointer)}` })
  compiled.set(pointer, validate)
  validate(value)
  return (validate.errors ?? []).map(({ keyword, instancePath }) => `${keyword} ${instancePath || '/'}`)
}
