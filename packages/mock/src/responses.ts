import type { DocumentedOperation } from '@tintype/document'
import type { operations as Shapes } from '@tintype/types'
import type { ExampleOf } from '@tintype/types/examples'
import type { OperationId, StatusOf } from '@tintype/types/operations'

/** A documented response: by status, by the name of an example, or both. */
export interface DocumentedChoice<Id extends OperationId = OperationId> {
  /** If omitted, the first status that has the example. */
  status?: StatusOf<Id>
  /** The name of an example. If omitted, the first one of the status. */
  example?: ExampleOf<Id>
  body?: never
}

type Content<Response> = Response extends { content: infer ByType } ? ByType[keyof ByType] : never

/** The body of a response of an operation, as the document has it. */
export type BodyOf<Id extends OperationId, Status extends StatusOf<Id>> = Content<
  Shapes[Id]['responses'][Status & keyof Shapes[Id]['responses']]
>

interface OwnHeaders {
  /** Headers besides those that the document has for the status. */
  headers?: Record<string, string>
}

/** A response with a body of its own. It is a violation if the document does not allow it. */
export type OwnResponse<Id extends OperationId = OperationId> = OwnHeaders & { validate?: true } & (
    | { status?: 200; body: BodyOf<Id, 200 & StatusOf<Id>> }
    | { [Status in StatusOf<Id>]: { status: Status; body: BodyOf<Id, Status> } }[StatusOf<Id>]
  )

/** Any response, for example an outage that the document does not describe. */
export interface AnyResponse extends OwnHeaders {
  validate: false
  /** If omitted, 200. */
  status?: number
  /** Text or bytes as they are, anything else as JSON. */
  body?: unknown
}

/** The response to the next request of an operation. */
export type ResponseChoice<Id extends OperationId = OperationId> =
  | DocumentedChoice<Id>
  | OwnResponse<Id>
  | AnyResponse

/** A response that the document has. */
export interface DocumentedResponse {
  code: string
  example?: string
}

/** The parts of a response that a test supplies. */
export interface CustomResponse {
  status: number
  headers: Record<string, string>
  body: unknown
  validate: boolean
}

export type Chosen = DocumentedResponse | CustomResponse

export const isCustom = (chosen: Chosen): chosen is CustomResponse => 'validate' in chosen

/** @throws Error with the documented responses, if a documented one is wanted that does not exist */
export function choose(operation: DocumentedOperation, choice: ResponseChoice): Chosen {
  if ('body' in choice || 'validate' in choice) {
    const { status = 200, headers = {}, body, validate = true } = choice as AnyResponse
    return { status, headers, body, validate }
  }
  const { status, example } = choice as DocumentedChoice
  return findResponse(operation, { code: status === undefined ? undefined : String(status), example })
}

/** @throws Error with the documented responses, if this is not one of them */
export function findResponse(
  { id, responses }: DocumentedOperation,
  { code, example }: { code?: string | undefined; example?: string | undefined },
): DocumentedResponse {
  const examplesOf = (status: string) =>
    Object.values(responses[status]?.content ?? {}).flatMap((each) => Object.keys(each.examples ?? {}))
  if (code !== undefined && responses[code] === undefined) {
    throw new Error(`${id} has no response ${code}. There are: ${Object.keys(responses).join(', ')}.`)
  }
  if (example === undefined) {
    if (code === undefined) throw new Error('Name a status, an example, or a body of the response.')
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
