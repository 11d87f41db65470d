import { readFileSync } from 'node:fs'
import { documentFile, type OpenApi } from '@tintype/document'

/** The document. In the package, this module is the document itself (scripts/embedded.ts), because browsers have no files. */
export const json: OpenApi = JSON.parse(readFileSync(documentFile(), 'utf8'))
