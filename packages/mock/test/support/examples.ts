import { type DocumentedOperation, loadDocument } from '@tintype/document'

const { operations, resolve } = loadDocument()

export interface ExampleRequest {
  id: string
  method: string
  url: string
  headers: Record<string, string>
  body?: string
  status: string
  /** The name of the example of the response, and its value. */
  name: string
  value: unknown
}

/** A request that follows the document, for every example of a response. */
export const exampleRequests = (): ExampleRequest[] =>
  operations.flatMap((operation) => [...requests(operation, bodiesOf(operation).slice(0, 1))])

/** The same, for every example of a request body too. */
export const allExampleRequests = (): ExampleRequest[] =>
  operations.flatMap((operation) => [...requests(operation, bodiesOf(operation))])

/** The examples of the request body, as sent; undefined for operations without a body. */
function bodiesOf({ requestBody }: DocumentedOperation): (string | undefined)[] {
  const examples = Object.values(Object.values(requestBody?.content ?? {})[0]?.examples ?? {})
  const values = examples.map((each) => resolve(each).value)
  const bodies = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
  return bodies.length > 0 ? bodies : [undefined]
}

function* requests(
  operation: DocumentedOperation,
  bodies: readonly (string | undefined)[],
): Iterable<ExampleRequest> {
  const { id, method, path, responses, requestBody, parameters } = operation
  const [type] = Object.keys(requestBody?.content ?? {})
  const filled = path.replace(/\{\w+\}/g, 'A'.repeat(64))
  const query = parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map(
      ({ name }) =>
        `${name}=${name === 'updateMask' ? (id === 'albums.patch' ? 'title' : 'description') : 'x'}`,
    )
  for (const [status, { content = {} }] of Object.entries(responses)) {
    const examples = Object.values(content).flatMap((media) => Object.entries(media.examples ?? {}))
    for (const [name, example] of examples) {
      for (const body of bodies) {
        yield {
          id,
          method,
          url: `${filled}?${query.join('&')}`,
          headers: { authorization: 'Bearer token', ...(type && { 'content-type': type }) },
          ...(body !== undefined && { body }),
          status,
          name,
          value: resolve(example).value,
        }
      }
    }
  }
}
