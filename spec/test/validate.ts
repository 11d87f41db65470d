import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { document } from './document.ts'

/** Annotations of this document, which validate nothing. Ajv refuses every keyword that it does not know. */
const ANNOTATIONS = [
  'x-ascii',
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
  // `not: { required: [a, b] }` only mentions properties, and `maxLength` stands beside a type that `allOf` brings.
  strictRequired: false,
  strictTypes: false,
  validateSchema: false,
})
addFormats.default(ajv)
// The document as a whole is no schema, only the place where the schemas are.
ajv.addVocabulary([...ANNOTATIONS, ...Object.keys(document)])
// The pattern beside it says what a duration looks like, and so it is with masks.
ajv.addFormat('google-duration', true)
ajv.addFormat('google-fieldmask', true)
ajv.addSchema(document, 'bundle')

const compiled = new Map<string, ValidateFunction>()

/** What is wrong with a value under the schema at a JSON Pointer of the bundle: nothing, or keywords with places. */
export function violations(pointer: string, value: unknown): string[] {
  const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `bundle${encodeURI(pointer)}` })
  compiled.set(pointer, validate)
  validate(value)
  return (validate.errors ?? []).map(({ keyword, instancePath }) => `${keyword} ${instancePath || '/'}`)
}
