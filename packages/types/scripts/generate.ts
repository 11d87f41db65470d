import { mkdir, writeFile } from 'node:fs/promises'
import { bundle, readDocument } from './document.ts'
import { enumTable } from './enumTable.ts'
import { errorTable, hintTable } from './errorTable.ts'
import { fieldLimitTable, limitTable } from './limitTables.ts'
import { methodTypes } from './methodTypes.ts'
import { operationTable } from './operationTable.ts'
import { schemaTypes } from './schemaTypes.ts'

export const generatedFolder = new URL('../src/generated/', import.meta.url)

/** Every generated file of this package, by name. The document is a bundle's path. */
export async function generate(path = bundle): Promise<Record<string, string>> {
  const document = readDocument(path)
  return {
    'schema.ts': await schemaTypes(path),
    'operations.ts': operationTable(document),
    'methods.ts': methodTypes(document),
    'errors.ts': errorTable(document),
    'limits.ts': limitTable(document),
    'fieldLimits.ts': fieldLimitTable(document),
    'hints.ts': hintTable(document),
    'enums.ts': enumTable(document),
  }
}

// In CI the committed files are what is tested; that they are the document's is what the drift test says.
if (import.meta.main && !process.env.CI) {
  await mkdir(generatedFolder, { recursive: true })
  for (const [name, text] of Object.entries(await generate())) {
    await writeFile(new URL(name, generatedFolder), text)
  }
}
