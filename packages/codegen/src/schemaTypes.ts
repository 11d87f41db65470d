import type { ApiDocument } from '@tintype/document'
import { openapiTypescript } from './openapiTypescript.ts'
import { notice } from './print.ts'
import type { TypeGenerator } from './typeGenerator.ts'

/** The generator in use. */
const generateTypes: TypeGenerator = openapiTypescript

/** The text of generated/schema.ts: paths, operations and schemas. */
export async function schemaTypes(document: ApiDocument, file: URL): Promise<string> {
  return `${notice}${await generateTypes(document, file)}`
}
