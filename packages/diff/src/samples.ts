import type { Schema } from './api.ts'

/** Resolves the reference of a schema, and merges its `allOf`. */
export type Flatten = (schema: Schema) => Schema

/** Source code of a value of the schema, with all properties or only the required ones. */
export function sample(schema: Schema, flatten: Flatten, all: boolean, within: Schema[] = []): string {
  const resolved = flatten(schema)
  // A recursive schema ends at its second occurrence.
  if (within.includes(resolved)) return '{}'
  const { enum: values, format, items, properties = {}, required = [] } = resolved
  if (values) return `oneOf(${values.map(quoted).join(', ')})`
  const inner = [...within, resolved]
  switch (typeOf(resolved)) {
    case 'string':
      return format === 'binary' ? 'bytes' : 'text'
    case 'integer':
    case 'number':
      return 'number'
    case 'boolean':
      return 'flag'
    case 'array':
      return `[${sample(items ?? {}, flatten, all, inner)}]`
  }
  const names = Object.keys(properties).filter((name) => all || required.includes(name))
  const fields = names.map((name) => `${key(name)}: ${sample(properties[name] ?? {}, flatten, all, inner)}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

/**
 * Statements that read every field of an expression. A required field is read without a check, so that making it
 * optional is a compile error.
 */
export function reads(expression: string, schema: Schema, flatten: Flatten, within: Schema[] = []): string[] {
  const resolved = flatten(schema)
  if (within.includes(resolved)) return []
  const { enum: values, items, properties = {}, required = [] } = resolved
  if (values) return [`readOneOf(${expression}, [${values.map(quoted).join(', ')}])`]
  const inner = [...within, resolved]
  switch (typeOf(resolved)) {
    case 'string':
      return [`readText(${expression})`]
    case 'integer':
    case 'number':
      return [`readNumber(${expression})`]
    case 'boolean':
      return [`readFlag(${expression})`]
    case 'array':
      return reads(`${expression}[0]!`, items ?? {}, flatten, inner)
  }
  return Object.entries(properties).flatMap(([name, field]) => {
    const access = `${expression}${/^\w+$/.test(name) ? `.${name}` : `[${quoted(name)}]`}`
    return reads(required.includes(name) ? access : `${access}!`, field, flatten, inner)
  })
}

function typeOf({ type, properties }: Schema): string {
  const [first] = [type].flat().filter((each) => each !== 'null')
  return first ?? (properties ? 'object' : 'unknown')
}

const quoted = (value: unknown) => JSON.stringify(value)

const key = (name: string) => (/^[A-Za-z_]\w*$/.test(name) ? name : quoted(name))
