import { type ApiDocument, type DocumentedOperation, flatten, type Schema } from '@tintype/document'
import type { FastifyRequest } from 'fastify'
import { invalidField } from '../../domain/apiError.ts'
import { applyFieldMask, type FieldTree, parseFieldMask, unknownField } from '../../domain/fieldMask.ts'
import type { GlobalValues } from './globalParameters.ts'

/** Makes of an answer what its caller wants of it. */
type Selection = (answer: unknown) => unknown

/**
 * Reads which fields of an answer are wanted, from the parameter `fields` or the header `X-Goog-FieldMask`.
 * @throws ApiError 400 for a mask that is none, or names a field that the answer cannot have
 */
export type SelectionReader = (request: FastifyRequest, global: GlobalValues) => Selection

/** A reader for each operation's answers, over trees of fields that are made once. */
export function createSelectionReaders(
  document: ApiDocument,
): (operation: DocumentedOperation) => SelectionReader {
  const treeOf = createFieldTrees(document)
  return (operation) => {
    const schema = operation.responses['200']?.content?.['application/json']?.schema
    if (schema === undefined) return () => whole
    const tree = treeOf(schema)
    const maxLength = operation.parameters.find(({ name }) => name === 'fields')?.schema.maxLength
    return (request, global) => {
      const text = String(global.fields ?? request.headers['x-goog-fieldmask'] ?? '').trim()
      if (text === '') return whole
      // The header has no limit of its own.
      if (text.length > Number(maxLength)) throw fieldsError(`At most ${maxLength} characters are allowed.`)
      const mask = parseFieldMask(text)
      if (mask === undefined) throw fieldsError(`"${shortened(text)}" is no list of fields.`)
      const unknown = unknownField(mask, tree)
      if (unknown !== undefined) throw fieldsError(`The answer has no field "${shortened(unknown)}".`)
      return (answer) => applyFieldMask(mask, answer)
    }
  }
}

const whole: Selection = (answer) => answer

/** No text is recorded for it but the general one (facts 1.2); the detail is our own. */
const fieldsError = (description: string) => invalidField('fields', description)

const shortened = (text: string) => (text.length > 100 ? `${text.slice(0, 100)}…` : text)

function createFieldTrees(document: ApiDocument): (schema: Schema) => FieldTree {
  const known = new Map<Schema, FieldTree>()
  const treeOf = (schema: Schema): FieldTree => {
    const { items, properties, additionalProperties } = flatten(document, schema)
    if (items !== undefined) return treeOf(items)
    const source = document.resolve(schema)
    const made = known.get(source)
    if (made !== undefined) return made
    const fields = new Map<string, FieldTree>()
    const tree = { fields, open: additionalProperties === true }
    known.set(source, tree)
    for (const [name, property] of Object.entries(properties ?? {})) fields.set(name, treeOf(property))
    return tree
  }
  return treeOf
}
