import { reads, type Schema as SampledSchema, sample } from '@tintype/diff'
import {
  type ApiDocument,
  type DocumentedOperation,
  flatten,
  ownParameters,
  type Schema,
} from '@tintype/document'
import { errorNames } from 'tintype-codegen'

/**
 * Writes a program that uses everything in a document through the client: every operation with all inputs and with
 * only the required ones, every field of every response, every enum value, every named type and every named error.
 * It is compiled, never run. Users may expect their code to compile for a whole major version, and this program stands
 * for theirs.
 */
export function writeConsumer(document: ApiDocument): string {
  const schemas = Object.keys(document.json.components.schemas).sort()
  const operations = [...document.operations].sort((a, b) => (a.id < b.id ? -1 : 1))
  const functions = operations.map((operation) => useOf(operation, document))
  return `// Written when its version was released, and never changed again.
import { isPhotosError, type PhotosClient } from '@tintype/client'
import type * as api from '@tintype/types'

declare const text: string
declare const number: number
declare const flag: boolean
declare const bytes: Blob
declare function oneOf<const Value>(...values: Value[]): Value
declare function readText(value: string): void
declare function readNumber(value: number): void
declare function readFlag(value: boolean): void
declare function readOneOf<Value extends string>(value: Value, known: NoInfer<Value>[]): void

${functions.join('\n')}
export type Named = [
${schemas.map((name) => `  api.${name},\n`).join('')}]

export function errors(error: unknown) {
${errorNames(document)
  .map((name) => `  isPhotosError(error, '${name}')\n`)
  .join('')}}
`
}

function useOf(operation: DocumentedOperation, document: ApiDocument): string {
  const { id } = operation
  const resolved = (schema: SampledSchema) => flatten(document, schema as Schema)
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema
  const isBodyRequired = operation.requestBody?.required === true
  const inputs = (all: boolean, hasBody = all || isBodyRequired) => {
    const values = ownParameters(operation)
      .filter(({ required }) => all || required)
      .map(({ name, schema }) => `${JSON.stringify(name)}: ${sample(schema, resolved, all)}`)
    // The client requires a body where the document does, even if all of its fields are optional.
    return [...values, ...(body && hasBody ? [`body: ${sample(body, resolved, all)}`] : [])].join(', ')
  }
  const required = inputs(false)
  // An optional body may be sent without any field.
  const emptyBody = body && !isBodyRequired ? `  await photos.${id}({ ${inputs(false, true)} })\n` : ''
  const response = Object.values(operation.responses['200']?.content ?? {})[0]?.schema ?? {}
  const iteration = operation['x-paging']
    ? `  for await (const item of photos.${id}(${braced(required)})) void item\n`
    : ''
  return `export async function ${id.replace('.', '_')}(photos: PhotosClient) {
  await photos.${id}(${braced(required)})
${emptyBody}${iteration}  const response = await photos.${id}({ ${inputs(true)} })
${reads('response', response, resolved)
  .map((line) => `  ${line}\n`)
  .join('')}}
`
}

const braced = (input: string) => (input === '' ? '' : `{ ${input} }`)
