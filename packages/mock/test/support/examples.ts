import { type DocumentedOperation, loadDocument } from '@tintype/document'

const { operations, resolve } = loadDocument()

export interface ExampleRequest {
  id: string
  method: string
  url: string
  headers: Record<string, string>
  body?: string
  status: string
  /** The name of the example and its value. */
  name: string
  value: unknown
}

/** A request that follows the document, for every example of a response. */
export const exampleRequests = (): ExampleRequest[] =>
  operations.flatMap((operation) => [...requests(operation)])

function* requests(operation: DocumentedOperation): Iterable<ExampleRequest> {
  const { id, method, path, responses, requestBody, parameters } = operation
  const [type, request] = Object.entries(requestBody?.content ?? {})[0] ?? []
  const [body] = Object.values(request?.examples ?? {}).map((each) => resolve(each).value)
  const filled = path.replace(/\{\w+\}/g, 'A'.repeat(64))
  const query = parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map(
      ({ name }) =>
        `${name}=${name === 'updateMask' ? (id === 'albums.patch' ? 'title' : 'description') : 'x'}`,
    )
  for (const [status, { content = {} }] of Object.entries(responses)) {
    for (const media of Object.values(content)) {
      for (const [name, example] of Object.entries(media.examples ?? {})) {
        yield {
          id,
          method,
          url: `${filled}?${query.join('&')}`,
          headers: { authorization: 'Bearer token', ...(type && { 'content-type': type }) },
          ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
          status,
          name,
          value: resolve(example).value,
        }
      }
    }
  }
}
