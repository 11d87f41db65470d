import type { ApiDocument, DocumentedOperation } from '@tintype/document'
import type { Incoming } from './incoming.ts'
import type { DocumentedResponse } from './responses.ts'

/** The status of an upload session after a command. The mock keeps no sessions. */
const STATUS: Record<string, 'active' | 'final' | 'cancelled'> = {
  start: 'active',
  upload: 'active',
  query: 'active',
  finalize: 'final',
  'upload,finalize': 'final',
  cancel: 'cancelled',
}

/** A request of an upload. */
export type UploadRequest = Pick<Incoming, 'headers' | 'bodyBytes'> & { operation: DocumentedOperation }

const statusOf = ({ headers }: UploadRequest) =>
  STATUS[(headers['x-goog-upload-command'] ?? '').replaceAll(/\s/g, '').toLowerCase()]

/** The example without an upload token, while an upload session is not complete. */
export function sessionResponse(
  document: ApiDocument,
  incoming: UploadRequest,
): DocumentedResponse | undefined {
  const status = statusOf(incoming)
  if (status === undefined || status === 'final') return undefined
  const example = emptyExample(document, incoming.operation)
  return example === undefined ? undefined : { code: '200', example }
}

function emptyExample(document: ApiDocument, { responses }: DocumentedOperation): string | undefined {
  const examples = Object.values(responses['200']?.content ?? {}).flatMap((each) =>
    Object.entries(each.examples ?? {}),
  )
  return examples.find(([, example]) => document.resolve(example).value === '')?.[0]
}

/** The headers with the state of the session after this request. */
export function sessionHeaders(incoming: UploadRequest): Record<string, string> {
  const status = statusOf(incoming)
  if (status === undefined) return {}
  const received = Number(incoming.headers['x-goog-upload-offset'] ?? 0) + incoming.bodyBytes
  return { 'x-goog-upload-status': status, 'x-goog-upload-size-received': String(received) }
}
