import type { ApiDocument } from './document.ts'
import { flatten } from './flatten.ts'
import type { DocumentedOperation } from './operations.ts'

/**
 * The most items that a page of an operation holds: the maximum of its `pageSize`, in the query or in the body.
 * @throws Error if the document states none
 */
export function maxPageSize(
  document: ApiDocument,
  { id, parameters, requestBody }: DocumentedOperation,
): number {
  const inQuery = parameters.find(({ name }) => name === 'pageSize')?.schema
  const body = requestBody?.content['application/json']?.schema
  const schema = inQuery ?? (body && flatten(document, body).properties?.pageSize)
  const maximum = schema && flatten(document, schema).maximum
  if (maximum === undefined) throw new Error(`${id} has no pageSize with a maximum.`)
  return maximum
}
