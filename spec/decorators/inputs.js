import { basename } from 'node:path'

/** Whether a schema, or one that it contains, requires a property. */
function requiresAny(schema, resolve, from) {
  if (typeof schema !== 'object' || schema === null) return false
  if (schema.$ref !== undefined) {
    const { node, location } = resolve(schema, from)
    return requiresAny(node, resolve, location.source.absoluteRef)
  }
  if (Array.isArray(schema.required)) return true
  return Object.values(schema.properties ?? {}).some((each) => requiresAny(each, resolve, from))
}

/** A copy of a schema in which no property is required, with those that it contains in their place. */
function withoutRequired(schema, resolve, from) {
  const { $ref, ...own } = schema
  if ($ref === undefined) {
    const { required: _, properties, ...rest } = structuredClone(own)
    const entries = Object.entries(properties ?? {})
    const copies = entries.map(([name, each]) => [name, withoutRequired(each, resolve, from)])
    return properties === undefined ? rest : { ...rest, properties: Object.fromEntries(copies) }
  }
  if (!requiresAny(schema, resolve, from)) return structuredClone(schema)
  const { node, location } = resolve(schema, from)
  return { ...withoutRequired(node, resolve, location.source.absoluteRef), ...own }
}

/**
 * Makes the schema of a request from that of a response: `allOf` with the response, and `unevaluatedProperties: false`.
 * Fields that a response always has are not required in a request, and no generator has to understand a closed `allOf`.
 * Runs before linting and bundling.
 */
export function inputs() {
  return {
    Schema: {
      enter(schema, { resolve, location }) {
        const [source, ...others] = schema.allOf ?? []
        if (schema.unevaluatedProperties !== false || source?.$ref === undefined || others.length > 0) return
        const from = location.source.absoluteRef
        if (!requiresAny(source, resolve, from)) return
        const { allOf: _, unevaluatedProperties: __, ...own } = schema
        for (const key of Object.keys(schema)) delete schema[key]
        const { type, ...copy } = withoutRequired(source, resolve, from)
        const message = basename(source.$ref, '.yaml')
        Object.assign(schema, { type, 'x-message': message, additionalProperties: false, ...copy, ...own })
      },
    },
  }
}
