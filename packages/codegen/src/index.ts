import { pathToFileURL } from 'node:url'
import { documentFile, loadDocument } from '@tintype/document'
import { enumTable } from './enumTable.ts'
import { errorTable } from './errorTable.ts'
import { exampleTable } from './exampleTable.ts'
import { hintTable } from './hintTable.ts'
import { fieldLimitTable, limitTable } from './limitTables.ts'
import { methodTypes } from './methodTypes.ts'
import { operationTable } from './operationTable.ts'
import { publicTypes } from './publicTypes.ts'
import { schemaTypes } from './schemaTypes.ts'

export { errorNames } from './errorTable.ts'

/** The text of every generated file, by name. @param path a bundle in JSON: that of `@tintype/spec` by default */
export async function generate(path = documentFile()): Promise<Record<string, string>> {
  const document = loadDocument(path)
  const schema = await schemaTypes(document, pathToFileURL(path))
  return {
    'schema.ts': schema,
    'publicTypes.txt': publicTypes(document, schema),
    'operations.ts': operationTable(document),
    'methods.ts': methodTypes(document),
    'errors.ts': errorTable(document),
    'limits.ts': limitTable(document),
    'fieldLimits.ts': fieldLimitTable(document),
    'hints.ts': hintTable(document),
    'enums.ts': enumTable(document),
    'examples.ts': exampleTable(document),
  }
}
