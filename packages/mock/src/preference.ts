import type { ApiDocument, DocumentedOperation } from '@tintype/contract/document'
import type { OperationId } from '@tintype/types/operations'
import { preferText, type Resolved, resolve } from './answers.ts'
import type { Incoming, Problem } from './incoming.ts'
import { sessionAnswer } from './uploads.ts'

/** What Prism is asked for: what is wrong counts first, then what the request prefers, then what a test has asked for. */
export function wantedAnswer(
  document: ApiDocument,
  incoming: Incoming,
  preferred: string | string[] | undefined,
  answerFor: (id: OperationId) => Resolved | undefined,
): { prefer?: string; isSession?: boolean } | { message: string } {
  const { operation, problem } = incoming
  if (problem !== undefined) return { prefer: preferText(errorFor(operation, problem)) }
  if (preferred !== undefined) return preference(operation, String(preferred))
  const asked = answerFor(operation.id)
  if (asked !== undefined) return { prefer: preferText(asked) }
  const session = sessionAnswer(document, incoming)
  return { isSession: true, ...(session && { prefer: preferText(session) }) }
}

function errorFor(operation: DocumentedOperation, { error }: Problem): Resolved {
  try {
    return resolve(operation, { code: '400', ...(error && { example: error }) })
  } catch {
    return { code: '400' }
  }
}

/** `Prefer`, with the status that goes with an example: Prism would look for one of 200 only. */
function preference(operation: DocumentedOperation, text: string): { prefer: string } | { message: string } {
  const parts = new Map(
    text.split(/[,;]/).map((part) => part.split('=').map((each) => each.trim()) as [string, string]),
  )
  const [code, example] = [parts.get('code'), parts.get('example')]
  if (code === undefined && example === undefined) return { prefer: text }
  try {
    const found = resolve(operation, {
      ...(code !== undefined && { code }),
      ...(example !== undefined && { example }),
    })
    parts.delete('code')
    parts.delete('example')
    return { prefer: [preferText(found), ...[...parts].map((part) => part.join('='))].join(', ') }
  } catch (error) {
    return { message: (error as Error).message }
  }
}
