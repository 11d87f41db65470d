import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { ApiDocument } from '../document.ts'
import type { Schema } from '../model.ts'

/** An Ajv that has the document as `openapi`, so that schemas can be named by reference: see `absoluteReferences`. */
export function createAjv(document: ApiDocument, options: { useDefaults?: boolean } = {}): Ajv2020 {
  // verbose: errors then have the schema, where `x-violations` names the recorded error text. The document is linted
  // where it is built, so it is not validated again here.
  const ajv = new Ajv2020({ strict: false, verbose: true, validateSchema: false, ...options })
  addFormats.default(ajv)
  for (const format of ['google-duration', 'google-fieldmask', 'binary']) ajv.addFormat(format, true)
  return ajv.addSchema({ $id: 'openapi', ...document.json })
}

/** A copy of a schema whose local references (`#/…`) lead into the document, wherever it is compiled. */
export function absoluteReferences(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"openapi#/'))
}
