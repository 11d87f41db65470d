import type { StatusOf } from '@tintype/contract'
import type { ApiDocument, DocumentedOperation } from '@tintype/contract/document'
import type { OperationId } from '@tintype/types/operations'

/** Which of the documented responses an operation is to give: by status, by the name of an example, or both. */
export interface Wanted<Id extends OperationId = OperationId> {
  /** The status that has the example, when left out. */
  code?: StatusOf<Id>
  /** The name of an example of that status; the first one when left out. */
  example?: string
}

/** Responses that were asked for, in order, each for one request. */
export interface Answers {
  /** @throws Error when the document has no such response, with those that it has */
  add<Id extends OperationId>(id: Id, wanted: Wanted<Id>): void
  /** The response for the next request of an operation, if one was asked for. */
  next(id: OperationId): Resolved | undefined
  clear(): void
}

/** A response that the document has. */
export interface Resolved {
  code: string
  example?: string
}

export function createAnswers(document: ApiDocument): Answers {
  const waiting = new Map<OperationId, Resolved[]>()
  return {
    add(id, { code, example }) {
      const operation = document.operations.find((each) => each.id === id)
      if (operation === undefined) throw new Error(`The document has no operation ${id}.`)
      const resolved = resolve(operation, {
        ...(code !== undefined && { code: String(code) }),
        ...(example !== undefined && { example }),
      })
      waiting.set(id, [...(waiting.get(id) ?? []), resolved])
    },
    next: (id) => waiting.get(id)?.shift(),
    clear: () => waiting.clear(),
  }
}

/** Finds a response in the document. @throws Error when there is none, with those that there are */
export function resolve(
  { id, responses }: DocumentedOperation,
  { code, example }: { code?: string; example?: string },
): Resolved {
  const examples = (status: string) =>
    Object.values(responses[status]?.content ?? {}).flatMap((each) => Object.keys(each.examples ?? {}))
  if (code !== undefined && responses[code] === undefined) {
    throw new Error(`${id} has no response ${code}. There are: ${Object.keys(responses).join(', ')}.`)
  }
  if (example === undefined) {
    if (code === undefined) throw new Error('Say which response is wanted: its code, an example, or both.')
    return { code }
  }
  const statuses = code === undefined ? Object.keys(responses) : [code]
  const found = statuses.find((status) => examples(status).includes(example))
  if (found === undefined) {
    const all = statuses.flatMap(examples).join(', ')
    throw new Error(`${[id, code].filter(Boolean).join(' ')} has no example ${example}. There are: ${all}.`)
  }
  return { code: found, example }
}

/** As Prism takes it, in the header `Prefer`. */
export const preferText = ({ code, example }: Resolved): string =>
  `code=${code}${example === undefined ? '' : `, example=${example}`}`
