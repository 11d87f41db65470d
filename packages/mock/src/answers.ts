import type { StatusOf } from '@tintype/contract'
import type { ApiDocument, DocumentedOperation } from '@tintype/contract/document'
import type { OperationId } from '@tintype/types/operations'

/** Which of the documented answers an operation is to give. */
export interface Wanted<Id extends OperationId = OperationId> {
  code: StatusOf<Id>
  /** The name of an example of that status; the first one when left out. */
  example?: string
}

/** Answers that were asked for, in order, each for one request. */
export interface Answers {
  /** @throws Error when the document has no such answer, with those that it has */
  add<Id extends OperationId>(id: Id, wanted: Wanted<Id>): void
  /** @returns the `Prefer` header of the next request to an operation, if an answer was asked for */
  next(id: OperationId): string | undefined
  clear(): void
}

export function createAnswers(document: ApiDocument): Answers {
  const waiting = new Map<OperationId, Wanted[]>()
  return {
    add(id, wanted) {
      const operation = document.operations.find((each) => each.id === id)
      if (operation === undefined) throw new Error(`The document has no operation ${id}.`)
      check(operation, wanted as Wanted)
      waiting.set(id, [...(waiting.get(id) ?? []), wanted as Wanted])
    },
    next(id) {
      const wanted = waiting.get(id)?.shift()
      if (wanted === undefined) return undefined
      return `code=${wanted.code}${wanted.example ? `, example=${wanted.example}` : ''}`
    },
    clear: () => waiting.clear(),
  }
}

function check({ id, responses }: DocumentedOperation, { code, example }: Wanted): void {
  const response = responses[code]
  if (response === undefined) {
    throw new Error(`${id} has no answer ${code}. There are: ${Object.keys(responses).join(', ')}.`)
  }
  const examples = Object.values(response.content ?? {}).flatMap((each) => Object.keys(each.examples ?? {}))
  if (example !== undefined && !examples.includes(example)) {
    throw new Error(`${id} ${code} has no example ${example}. There are: ${examples.join(', ')}.`)
  }
}
