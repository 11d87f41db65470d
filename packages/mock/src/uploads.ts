import type { ApiDocument, DocumentedOperation } from '@tintype/contract/document'
import type { Resolved } from './answers.ts'
import type { Incoming } from './incoming.ts'

/** What the session of an upload is after a command, for a mock that keeps none. */
const STATUS: Record<string, 'active' | 'final' | 'cancelled'> = {
  start: 'active',
  upload: 'active',
  query: 'active',
  finalize: 'final',
  'upload,finalize': 'final',
  cancel: 'cancelled',
}

const statusOf = ({ headers }: Incoming) =>
  STATUS[(headers['x-goog-upload-command'] ?? '').replaceAll(/\s/g, '').toLowerCase()]

/** The example for a request to a session: without an upload token while the upload is not complete. */
export function sessionAnswer(document: ApiDocument, incoming: Incoming): Resolved | undefined {
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

/** Headers that tell the state of the session, as the command and the bytes of this request leave it. */
export function sessionHeaders(incoming: Incoming): Record<string, string> {
  const status = statusOf(incoming)
  if (status === undefined) return {}
  const received = Number(incoming.headers['x-goog-upload-offset'] ?? 0) + incoming.bodyBytes
  return { 'x-goog-upload-status': status, 'x-goog-upload-size-received': String(received) }
}
