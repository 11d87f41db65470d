import { type ApiDocument, type DocumentedOperation, ownParameters, type Parameter } from '@tintype/document'
import { type OperationId, operations } from '@tintype/types/operations'
import fc from 'fast-check'
import { type Names, valuesOf } from './values.ts'

/** A request as it is sent. */
export interface FuzzRequest {
  id: OperationId
  method: string
  path: string
  headers: Record<string, string>
  body?: string
  /** The mistake in the request, if it has one. The server must reject it then. */
  fault?: string
}

const UNKNOWN = 'tintypeFuzz'

/** Requests of all operations, as the document allows them; every third has one fault. */
export function requests(document: ApiDocument<OperationId>, names: Names): fc.Arbitrary<FuzzRequest> {
  const valid = fc.oneof(...document.operations.map((operation) => requestOf(document, operation, names)))
  return fc.oneof({ weight: 2, arbitrary: valid }, { weight: 1, arbitrary: valid.chain(faulty) })
}

function requestOf(
  document: ApiDocument<OperationId>,
  operation: DocumentedOperation<OperationId>,
  names: Names,
): fc.Arbitrary<FuzzRequest> {
  const { id, requestBody } = operation
  const { method, path } = operations[id]
  const json = requestBody?.content['application/json']?.schema
  const own = ownParameters(operation)
  const place = (of: Parameter['in']) => {
    const here = own.filter((parameter) => parameter.in === of)
    const values = here.map(({ name, schema }) => [name, valuesOf(document, schema, names, name)] as const)
    const requiredKeys = here.filter(({ required }) => required || of === 'path').map(({ name }) => name)
    return fc.record(Object.fromEntries(values), { requiredKeys })
  }
  const body = json
    ? valuesOf(document, json, names).map((value) => JSON.stringify(value))
    : requestBody
      ? fc.string({ maxLength: 200 })
      : fc.constant(undefined)
  return fc
    .record({ path: place('path'), query: place('query'), header: place('header'), body })
    .map(({ path: inPath, query, header, body }) => ({
      id,
      method,
      path: filled(path, inPath) + search(query),
      headers: headersOf(header, json !== undefined),
      body,
    }))
}

const filled = (path: string, values: Record<string, unknown>) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name] || '-')))

function search(query: Record<string, unknown>): string {
  const given = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) given.append(name, String(one))
  }
  return given.size > 0 ? `?${given}` : ''
}

/** Only the characters that fetch accepts in a header. */
function headersOf(header: Record<string, unknown>, isJson: boolean): Record<string, string> {
  const sent = Object.entries(header).map(([name, value]) => [
    name,
    String(value).replaceAll(/[^\x20-\x7e]/g, '?'),
  ])
  return {
    'content-type': isJson ? 'application/json' : 'application/octet-stream',
    ...Object.fromEntries(sent),
  }
}

/** The same request with one of its possible faults. */
function faulty(request: FuzzRequest): fc.Arbitrary<FuzzRequest> {
  const faults: FuzzRequest[] = [
    {
      ...request,
      headers: { ...request.headers, authorization: 'Bearer fuzz' },
      fault: 'an invalid token',
    },
  ]
  const isUpload = request.id === 'uploads.create'
  if (!isUpload) {
    const mark = request.path.includes('?') ? '&' : '?'
    faults.push({ ...request, path: `${request.path}${mark}${UNKNOWN}=1`, fault: 'an unknown parameter' })
  }
  if (!isUpload && request.body !== undefined) {
    const body: object = JSON.parse(request.body)
    faults.push(
      { ...request, body: `${request.body.slice(0, -1)}`, fault: 'JSON without its end' },
      { ...request, body: JSON.stringify([body]), fault: 'a list for a message' },
      { ...request, body: JSON.stringify({ ...body, [UNKNOWN]: 1 }), fault: 'an unknown field' },
      ...Object.keys(body).map((name) => ({
        ...request,
        body: JSON.stringify({ ...body, [name]: [[UNKNOWN]] }),
        fault: `${name} of another type`,
      })),
    )
  }
  return fc.constantFrom(...faults)
}

/** A shell command that sends the request again. */
export function curlLine(url: string, token: string, { method, path, headers, body }: FuzzRequest): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
  const all = { authorization: `Bearer ${token}`, ...headers }
  const flags = Object.entries(all).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`)
  const data = body === undefined ? '' : ` --data-binary ${quoted(body)}`
  return `curl -i -X ${method} ${flags.join(' ')}${data} ${quoted(url + path)}`
}
