import { type ApiDocument, type DocumentedOperation, flatten, type Schema } from '@tintype/document'
import type { FastifyRequest } from 'fastify'
import { invalidField } from '../../domain/apiError.ts'
import { applyFieldMask, type FieldTree, parseFieldMask, unknownField } from '../../domain/fieldMask.ts'
import type { GlobalValues } from './globalParameters.ts'

/** Reduces a response to the fields that its caller has asked for. */
type Selection = (response: unknown) => unknown

/**
 * Reads the fields that a caller asks for, from the parameter `fields` or the header `X-Goog-FieldMask`.
 * @throws ApiError 400 for a mask that cannot be parsed, or that names a field the response cannot have
 */
export type SelectionReader = (request: FastifyRequest, global: GlobalValues) => Selection

/** Creates a reader for each operation. They share the field trees of schemas. */
export function createSelectionReaders(
  document: ApiDocument,
): (operation: DocumentedOperation) => SelectionReader {
  const treeOf = createFieldTrees(document)
  return (operation) => {
    const schema = operation.responses['200']?.content?.['application/json']?.schema
    if (schema === undefined) return () => allFields
    const tree = treeOf(schema)
    const maxLength = operation.parameters.find(({ name }) => name === 'fields')?.schema.maxLength
    return (request, global) => {
      const text = String(global.fields ?? request.headers['x-goog-fieldmask'] ?? '').trim()
      if (text === '') return allFields
      // Validation has checked the parameter, but not the header.
      if (text.length > Number(maxLength)) throw fieldsError(`At most ${maxLength} characters are allowed.`)
      const mask = parseFieldMask(text)
      if (mask === undefined) throw fieldsError(`"${shortened(text)}" is not a list of fields.`)
      const unknown = unknownField(mask, tree)
      if (unknown !== undefined) throw fieldsError(`The response has no field "${shortened(unknown)}".`)
      return (response) => applyFieldMask(mask, response)
    }
  }
}

const allFields: Selection = (response) => response

/** Google's message is recorded (facts 1.2); the description of the field is our own. */
const fieldsError = (description: string) => invalidField('fields', description)

const shortened = (text: string) => (text.length > 100 ? `${text.slice(0, 100)}…` : text)

function createFieldTrees(document: ApiDocument): (schema: Schema) => FieldTree {
  const trees = new Map<Schema, FieldTree>()
  const treeOf = (schema: Schema): FieldTree => {
    const { items, properties, additionalProperties } = flatten(document, schema)
    if (items !== undefined) return treeOf(items)
    const source = document.resolve(schema)
    const existing = trees.get(source)
    if (existing !== undefined) return existing
    const fields = new Map<string, FieldTree>()
    const tree = { fields, open: additionalProperties === true }
    // Before its fields, because schemas may contain themselves.
    trees.set(source, tree)
    for (const [name, property] of Object.entries(properties ?? {})) fields.set(name, treeOf(property))
    return tree
  }
  return treeOf
}
