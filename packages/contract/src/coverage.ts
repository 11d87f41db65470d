import { type ApiDocument, type DocumentedOperation, loadDocument, type Schema } from '@tintype/document'
import type { OperationId } from '@tintype/types/operations'
import { isGlobal, type RecordedRequest } from './api.ts'

/** The covered share of each part of the document. */
export type Coverage = Record<Part, { seen: number; of: number; missing: string[] }>

export const parts = ['operations', 'statuses', 'parameters', 'request fields', 'response fields'] as const
export type Part = (typeof parts)[number]

const JSON_TYPE = 'application/json'

/** Records which parts of the document occur in requests and responses. */
export function createCoverage(document: ApiDocument = loadDocument()) {
  const seen = new Set<string>()
  const all = everything(document)
  return {
    /** Records a request and its response. */
    note({ id, input: { body, ...parameters }, answer }: RecordedRequest): void {
      seen.add(key('operations', id))
      seen.add(key('statuses', id, answer.status))
      for (const name of Object.keys(parameters)) {
        seen.add(isGlobal(name) ? key('parameters', name) : key('parameters', id, name))
      }
      for (const path of pathsIn(body)) seen.add(key('request fields', id, path))
      const of = answer.status < 300 ? id : 'errors'
      for (const path of pathsIn(answer.body)) seen.add(key('response fields', of, path))
    },
    /** Fields of a response or an example that have not occurred in any response of the operation. */
    unseen(id: OperationId, status: number, body: unknown): string[] {
      const of = status < 300 ? id : 'errors'
      return [...new Set(pathsIn(body))].filter((path) => !seen.has(key('response fields', of, path)))
    },
    coverage(): Coverage {
      return Object.fromEntries(
        parts.map((part) => {
          const own = [...all].filter((each) => each.startsWith(`${part}: `))
          const missing = own.filter((each) => !seen.has(each)).map((each) => each.slice(part.length + 2))
          return [part, { seen: own.length - missing.length, of: own.length, missing }]
        }),
      ) as Coverage
    },
  }
}

const key = (part: Part, ...names: (string | number)[]) => `${part}: ${names.join(' ')}`

function everything(document: ApiDocument): Set<string> {
  return new Set(
    document.operations.flatMap((operation) => [
      key('operations', operation.id),
      ...Object.keys(operation.responses).map((status) => key('statuses', operation.id, status)),
      ...operation.parameters
        .filter((parameter) => parameter.in !== 'path')
        .map(({ name }) =>
          isGlobal(name) ? key('parameters', name) : key('parameters', operation.id, name),
        ),
      ...fields(document, operation),
    ]),
  )
}

function* fields(
  document: ApiDocument,
  { id, requestBody, responses }: DocumentedOperation,
): Iterable<string> {
  const request = requestBody?.content[JSON_TYPE]?.schema
  if (request) for (const path of pathsOf(document, request, true)) yield key('request fields', id, path)
  for (const [status, { content }] of Object.entries(responses)) {
    const schema = content?.[JSON_TYPE]?.schema
    const of = Number(status) < 300 ? id : 'errors'
    if (schema) for (const path of pathsOf(document, schema, false)) yield key('response fields', of, path)
  }
}

/** All fields of a schema, such as `albums[].title`; for a request without output-only fields. */
function* pathsOf(document: ApiDocument, schema: Schema, isRequest: boolean, at = ''): Iterable<string> {
  const own = document.resolve(schema)
  for (const part of own.allOf ?? []) yield* pathsOf(document, part, isRequest, at)
  if (own.items) yield* pathsOf(document, own.items, isRequest, `${at}[]`)
  for (const [name, property] of Object.entries(own.properties ?? {})) {
    if (isRequest && (property.readOnly || document.resolve(property).readOnly)) continue
    const path = at === '' ? name : `${at}.${name}`
    yield path
    yield* pathsOf(document, property, isRequest, path)
  }
}

function* pathsIn(value: unknown, at = ''): Iterable<string> {
  if (Array.isArray(value)) {
    for (const each of value) yield* pathsIn(each, `${at}[]`)
  } else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    for (const [name, held] of Object.entries(value)) {
      const path = at === '' ? name : `${at}.${name}`
      yield path
      yield* pathsIn(held, path)
    }
  }
}

/** One line per part: `statuses 141 of 141`. */
export function coverageText(coverage: Coverage): string {
  return parts.map((part) => `${part.padEnd(16)} ${coverage[part].seen} of ${coverage[part].of}`).join('\n')
}
