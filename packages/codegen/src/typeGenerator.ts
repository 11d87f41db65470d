import type { ApiDocument } from '@tintype/document'

/**
 * Generates the types of a document: the text of a module that exports
 *
 * - `paths`, by path and method, in the form that openapi-fetch reads
 * - `operations`, by operation id: `parameters`, `requestBody` and `responses`, in the same form
 * - `components['schemas']`, and every schema under its own name
 *
 * Optional properties of inputs allow undefined. Each generator has one file, its adapter, which is the only one that
 * knows it; the types of all adapters are equal.
 * @param file the document in JSON
 */
export type TypeGenerator = (document: ApiDocument, file: URL) => Promise<string>

/** Bytes to send, in any form that fetch accepts. */
export const BYTES = ['Blob', 'ArrayBuffer', 'ArrayBufferView', 'ReadableStream']
