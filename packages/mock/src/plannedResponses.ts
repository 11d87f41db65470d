import type { ApiDocument, DocumentedOperation } from '@tintype/document'
import type { OperationId, StatusOf } from '@tintype/types/operations'

/** A documented response: by status, by the name of an example, or both. */
export interface Wanted<Id extends OperationId = OperationId> {
  /** If omitted, the first status that has the example. */
  code?: StatusOf<Id>
  /** The name of an example of that status. If omitted, the first one. */
  example?: string
}

/** Responses to the next requests, per operation, in order. */
export interface PlannedResponses {
  /** @throws Error with the documented responses, if this is not one of them */
  add<Id extends OperationId>(id: Id, wanted: Wanted<Id>): void
  /** Takes the response to the next request of an operation, if there is one. */
  take(id: OperationId): DocumentedResponse | undefined
  clear(): void
}

/** A response that the document has. */
export interface DocumentedResponse {
  code: string
  example?: string
}

export function createPlannedResponses(document: ApiDocument<OperationId>): PlannedResponses {
  const planned = new Map<OperationId, DocumentedResponse[]>()
  return {
    add(id, { code, example }) {
      const response = findResponse(document.operation(id), {
        code: code === undefined ? undefined : String(code),
        example,
      })
      planned.set(id, [...(planned.get(id) ?? []), response])
    },
    take: (id) => planned.get(id)?.shift(),
    clear: () => planned.clear(),
  }
}

/** @throws Error with the documented responses, if this is not one of them */
export function findResponse(
  { id, responses }: DocumentedOperation,
  { code, example }: { code?: string; example?: string },
): DocumentedResponse {
  const examplesOf = (status: string) =>
    Object.values(responses[status]?.content ?? {}).flatMap((each) => Object.keys(each.examples ?? {}))
  if (code !== undefined && responses[code] === undefined) {
    throw new Error(`${id} has no response ${code}. There are: ${Object.keys(responses).join(', ')}.`)
  }
  if (example === undefined) {
    if (code === undefined) throw new Error('Say which response is wanted: its code, an example, or both.')
    return { code }
  }
  const statuses = code === undefined ? Object.keys(responses) : [code]
  const found = statuses.find((status) => examplesOf(status).includes(example))
  if (found === undefined) {
    const all = statuses.flatMap(examplesOf).join(', ')
    throw new Error(`${[id, code].filter(Boolean).join(' ')} has no example ${example}. There are: ${all}.`)
  }
  return { code: found, example }
}

/** The value of the `Prefer` header that asks Prism for a response. */
export const preferHeader = ({ code, example }: DocumentedResponse): string =>
  `code=${code}${example === undefined ? '' : `, example=${example}`}`
