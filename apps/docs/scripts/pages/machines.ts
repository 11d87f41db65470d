import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { ApiDocument, Page } from '../document.ts'
import { documentFile, page, table } from '../document.ts'

export const documentFormats = ['yaml', 'json'] as const

/** The SHA-256 of the document in a format. */
export const hashOf = (format: (typeof documentFormats)[number]) =>
  createHash('sha256')
    .update(readFileSync(documentFile(format)))
    .digest('hex')

export function machinesPage({ info }: ApiDocument): Page {
  return page(
    'machines',
    'For machines',
    'The OpenAPI document as YAML and JSON with its hashes, and these pages as Markdown and for language models.',
    '## The document',
    `OpenAPI 3.1, version ${info.version}, everything in one file.`,
    table(
      ['File', 'SHA-256'],
      documentFormats.map((format) => [`[openapi.${format}](/openapi.${format})`, `\`${hashOf(format)}\``]),
    ),
    'The hashes are in [hashes.txt](/hashes.txt) too, in the form that `sha256sum --check` reads:',
    '```bash\ncurl -O http://localhost:8080/docs/latest/openapi.yaml -O http://localhost:8080/docs/latest/openapi.json -O http://localhost:8080/docs/latest/hashes.txt\nsha256sum --check hashes.txt\n```',
    'A running server also gives a Google discovery document, made from the same source: `GET /$discovery/rest?version=v1`.',
    '## These pages',
    '- Every page as Markdown: put `.md` in the place of the last slash, as in [errors.md](/errors.md).\n- [llms.txt](/llms.txt) lists the pages with a line each, [llms-full.txt](/llms-full.txt) has all of them in one file.',
  )
}
