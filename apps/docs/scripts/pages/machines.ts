import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type ApiDocument, documentFile } from '@tintype/document'
import { type Page, page, table } from '../page.ts'

export const documentFormats = ['yaml', 'json'] as const

/** The SHA-256 of the document in a format. */
export const hashOf = (format: (typeof documentFormats)[number]) =>
  createHash('sha256')
    .update(readFileSync(documentFile(format)))
    .digest('hex')

export function machinesPage({ json }: ApiDocument): Page {
  return page(
    'machines',
    'For machines',
    'The OpenAPI document as YAML and JSON with its hashes, and these pages as Markdown and for language models.',
    '## The document',
    `OpenAPI 3.1, version ${json.info.version}, in one file.`,
    table(
      ['File', 'SHA-256'],
      documentFormats.map((format) => [`[openapi.${format}](/openapi.${format})`, `\`${hashOf(format)}\``]),
    ),
    '[hashes.txt](/hashes.txt) has the hashes in the format of `sha256sum --check`:',
    '```bash\ncurl -O http://localhost:8080/docs/latest/openapi.yaml -O http://localhost:8080/docs/latest/openapi.json -O http://localhost:8080/docs/latest/hashes.txt\nsha256sum --check hashes.txt\n```',
    'A running server also has a Google discovery document from the same source: `GET /$discovery/rest?version=v1`.',
    '## These pages',
    '- Every page as Markdown: replace the last slash by `.md`, as in [errors.md](/errors.md).\n- [llms.txt](/llms.txt) lists the pages, [llms-full.txt](/llms-full.txt) has all of them in one file.',
  )
}
