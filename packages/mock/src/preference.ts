import type { ApiDocument, DocumentedOperation } from '@tintype/document'
import type { OperationId } from '@tintype/types/operations'
import type { Incoming, Problem } from './incoming.ts'
import { preferHeader } from './plannedResponses.ts'
import {
  type Chosen,
  type CustomResponse,
  type DocumentedResponse,
  findResponse,
  isCustom,
} from './responses.ts'
import { sessionResponse } from './uploads.ts'

/** A `Prefer` header for Prism, or what is wrong with the one that was sent. */
export type Preference =
  | {
      prefer?: string
      isSession?: boolean
      /** Replaces the response of Prism, if the request follows the document. */
      custom?: CustomResponse
    }
  | { message: string }

/** Chooses the response: an error if the request has a problem, else what the request prefers, else what a test planned. */
export function choosePreference(
  document: ApiDocument,
  incoming: Incoming,
  sent: string | string[] | undefined,
  takePlanned: (id: OperationId) => Chosen | undefined,
): Preference {
  const { operation, problem } = incoming
  if (problem !== undefined) return { prefer: preferHeader(errorFor(operation, problem)) }
  if (sent !== undefined) return sentPreference(operation, String(sent))
  const planned = takePlanned(operation.id)
  if (planned !== undefined && isCustom(planned)) {
    const code = String(planned.status)
    const isDocumented = operation.responses[code] !== undefined
    return { custom: planned, prefer: isDocumented ? preferHeader({ code }) : undefined }
  }
  if (planned !== undefined) return { prefer: preferHeader(planned) }
  const session = sessionResponse(document, incoming)
  return { isSession: true, prefer: session && preferHeader(session) }
}

function errorFor(operation: DocumentedOperation, { error }: Problem): DocumentedResponse {
  try {
    return findResponse(operation, { code: '400', example: error })
  } catch {
    return { code: '400' }
  }
}

/** Adds the status of an example, because Prism looks for examples of 200 only. */
function sentPreference(operation: DocumentedOperation, text: string): Preference {
  const parts = new Map(
    text.split(/[,;]/).map((part) => part.split('=').map((each) => each.trim()) as [string, string]),
  )
  const [code, example] = [parts.get('code'), parts.get('example')]
  if (code === undefined && example === undefined) return { prefer: text }
  try {
    const found = findResponse(operation, { code, example })
    parts.delete('code')
    parts.delete('example')
    return { prefer: [preferHeader(found), ...[...parts].map((part) => part.join('='))].join(', ') }
  } catch (error) {
    return { message: (error as Error).message }
  }
}
