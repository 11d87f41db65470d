import type { ApiDocument } from '@tintype/document'
import type { OperationId, StatusOf } from '@tintype/types/operations'
import { type Chosen, choose, type DocumentedResponse, type ResponseChoice } from './responses.ts'

/** @deprecated The argument of `answer`. */
export interface Wanted<Id extends OperationId = OperationId> {
  /** If omitted, the first status that has the example. */
  code?: StatusOf<Id>
  /** The name of an example of that status. If omitted, the first one. */
  example?: string
}

/** Responses to the next requests, per operation, in order. */
export interface PlannedResponses {
  /** @throws Error with the documented responses, if a documented one is wanted that does not exist */
  add<Id extends OperationId>(id: Id, choice: ResponseChoice<Id>): void
  /** Takes the response to the next request of an operation, if there is one. */
  take(id: OperationId): Chosen | undefined
  clear(): void
}

export function createPlannedResponses(document: ApiDocument<OperationId>): PlannedResponses {
  const planned = new Map<OperationId, Chosen[]>()
  return {
    add(id, choice) {
      const chosen = choose(document.operation(id), choice as ResponseChoice)
      planned.set(id, [...(planned.get(id) ?? []), chosen])
    },
    take: (id) => planned.get(id)?.shift(),
    clear: () => planned.clear(),
  }
}

/** The value of the `Prefer` header that asks Prism for a response. */
export const preferHeader = ({ code, example }: DocumentedResponse): string =>
  `code=${code}${example === undefined ? '' : `, example=${example}`}`
