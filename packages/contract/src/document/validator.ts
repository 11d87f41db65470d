import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { ApiDocument, Schema } from './document.ts'

/** An Ajv that knows the document as `openapi`, so that schemas may be named by reference. */
export function documentAjv(document: ApiDocument, options: { useDefaults?: boolean } = {}): Ajv2020 {
  // verbose: an error then tells its schema, where the document says which recorded text it has. The document itself
  // has been linted where it is built.
  const ajv = new Ajv2020({ strict: false, verbose: true, validateSchema: false, ...options })
  addFormats.default(ajv)
  for (const format of ['google-duration', 'google-fieldmask', 'binary']) ajv.addFormat(format, true)
  return ajv.addSchema({ $id: 'openapi', ...document.json })
}

/** A copy in which `#/…` references lead into the document, wherever it is compiled. */
export function absolute(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"openapi#/'))
}
