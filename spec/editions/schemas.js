import { pointed } from './nodes.js'

/** A reference with keywords next to it, as `allOf`: many tools ignore what is next to a `$ref`. */
export function wrappedReference(schema) {
  const { $ref, ...own } = schema
  return Object.keys(own).length === 0 ? schema : { allOf: [{ $ref }], ...own }
}

/** An open schema that one use closes (`allOf` and `unevaluatedProperties: false`), as one closed schema. */
export function closedCopy(schema, document) {
  const { allOf = [], unevaluatedProperties, ...own } = schema
  if (unevaluatedProperties !== false || allOf.length !== 1 || allOf[0].$ref === undefined) return schema
  const { description: _, ...source } = structuredClone(pointed(document, allOf[0].$ref))
  return { ...source, additionalProperties: false, ...own }
}
