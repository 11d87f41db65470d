import type { ApiDocument, DocumentedOperation, Example, Header } from '@tintype/document'
import { takesBytes } from '@tintype/document'
import { contentType, serialized } from './customResponse.ts'
import { type Chosen, type DocumentedResponse, isCustom } from './responses.ts'
import { sessionHeaders, sessionResponse } from './uploads.ts'

/** A request, and the response that a test chose for it. */
interface ChosenCall {
  operation: DocumentedOperation
  request: Request
  chosen: Chosen
}

interface Sent {
  status: number
  headers: Record<string, string | undefined>
  body: string | Uint8Array<ArrayBuffer>
}

/** The response that a test chose, with the headers that the document has for its status. */
export async function documentedResponse(document: ApiDocument, call: ChosenCall): Promise<Sent> {
  const { operation, chosen } = call
  if (!isCustom(chosen)) return exampleResponse(document, call, chosen)
  const { status, headers, body } = chosen
  const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  const type = own['content-type'] ?? contentType(operation, chosen)
  const documented = headersOf(document, operation, String(status))
  return {
    status,
    headers: { ...documented, 'content-type': body === undefined ? undefined : type, ...own },
    body: serialized(type, body),
  }
}

async function exampleResponse(
  document: ApiDocument,
  { operation, request }: ChosenCall,
  chosen: DocumentedResponse,
): Promise<Sent> {
  const session =
    takesBytes(operation) && chosen.code === '200' ? await uploadOf(operation, request) : undefined
  const { code, example } = (session && sessionResponse(document, session)) ?? chosen
  const [[type, media] = ['application/json', {}]] = Object.entries(operation.responses[code]?.content ?? {})
  const examples = media.examples ?? {}
  const found = examples[example ?? Object.keys(examples)[0] ?? '']
  const value = found === undefined ? undefined : document.resolve<Example>(found).value
  return {
    status: Number(code),
    headers: {
      ...headersOf(document, operation, code),
      'content-type': type,
      ...(session && sessionHeaders(session)),
    },
    body: serialized(type, value),
  }
}

/** The examples of the headers of a response. Like Prism, with `Deprecation`. */
function headersOf(
  document: ApiDocument,
  { deprecated, responses }: DocumentedOperation,
  code: string,
): Record<string, string | undefined> {
  const headers = Object.entries(responses[code]?.headers ?? {}).map(([name, header]) => {
    const { example } = document.resolve<Header>(header)
    return [name.toLowerCase(), String(example)]
  })
  return { ...Object.fromEntries(headers), deprecation: deprecated ? 'true' : undefined }
}

async function uploadOf(operation: DocumentedOperation, request: Request) {
  const bodyBytes = (await request.clone().arrayBuffer()).byteLength
  return { operation, headers: Object.fromEntries(request.headers), bodyBytes }
}
