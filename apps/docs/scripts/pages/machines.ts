import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type ApiDocument, documentFile } from '@tintype/document'
import { type Page, page, table } from '../page.ts'

/** The edition of each file name, and what it is for. */
const EDITIONS = [
  [
    'openapi',
    'The complete document, OpenAPI 3.1: for Prism, Redoc, Scalar, openapi-typescript and validators.',
  ],
  [
    'openapi.2025',
    "The API as Google has served it since 2025-03-31: no removed operations, today's scopes.",
  ],
  [
    'openapi.lean',
    'All operations without the parameters that all Google APIs share: for generators, MCP and Postman.',
  ],
  ['openapi.3.0', 'The complete document in OpenAPI 3.0, for tools that read no other version.'],
  ['openapi.3.2', 'The complete document in OpenAPI 3.2.'],
] as const

/** The files of all editions. */
export const documentFiles = EDITIONS.flatMap(([name]) => [`${name}.yaml`, `${name}.json`])

export const documentPath = (file: string) => join(dirname(documentFile()), file)

/** The SHA-256 of a file of the document. */
export const hashOf = (file: string) =>
  createHash('sha256')
    .update(readFileSync(documentPath(file)))
    .digest('hex')

export function machinesPage({ json }: ApiDocument): Page {
  return page(
    'machines',
    'For machines',
    'The OpenAPI document as YAML and JSON with its hashes, and these pages as Markdown and for language models.',
    '## The document',
    `Version ${json.info.version}, in five editions. [Workflows](/workflows/) has tasks that take several calls.`,
    table(
      ['Edition', ''],
      EDITIONS.map(([name, text]) => [`[YAML](/${name}.yaml), [JSON](/${name}.json)`, text]),
    ),
    table(
      ['File', 'SHA-256'],
      documentFiles.map((file) => [`[${file}](/${file})`, `\`${hashOf(file)}\``]),
    ),
    '[hashes.txt](/hashes.txt) has the hashes in the format of `sha256sum --check`:',
    '```bash\ncurl -O http://localhost:8080/docs/latest/openapi.yaml -O http://localhost:8080/docs/latest/openapi.json -O http://localhost:8080/docs/latest/hashes.txt\nsha256sum --check --ignore-missing hashes.txt\n```',
    'A running server also has a Google discovery document from the same source: `GET /$discovery/rest?version=v1`.',
    '## These pages',
    '- Every page as Markdown: replace the last slash by `.md`, as in [errors.md](/errors.md).\n- [llms.txt](/llms.txt) lists the pages, [llms-full.txt](/llms-full.txt) has all of them in one file.',
  )
}
