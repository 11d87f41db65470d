import { type ApiDocument, flatten, type Schema } from '@tintype/document'

/** Source code of a value of the schema, with all properties or only the required ones. */
export function sample(schema: Schema, document: ApiDocument, all: boolean, within: Schema[] = []): string {
  const resolved = flatten(document, schema)
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
      return `[${sample(items ?? {}, document, all, inner)}]`
  }
  const names = Object.keys(properties).filter((name) => all || required.includes(name))
  const fields = names.map((name) => `${key(name)}: ${sample(properties[name] ?? {}, document, all, inner)}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

/**
 * Statements that read every field of an expression. A required field is read without a check, so that making it
 * optional is a compile error.
 */
export function reads(
  expression: string,
  schema: Schema,
  document: ApiDocument,
  within: Schema[] = [],
): string[] {
  const resolved = flatten(document, schema)
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
      return reads(`${expression}[0]!`, items ?? {}, document, inner)
  }
  return Object.entries(properties).flatMap(([name, field]) => {
    const access = `${expression}${/^\w+$/.test(name) ? `.${name}` : `[${quoted(name)}]`}`
    return reads(required.includes(name) ? access : `${access}!`, field, document, inner)
  })
}

function typeOf({ type, properties }: Schema): string {
  const [first] = [type].flat().filter((each) => each !== 'null')
  return first ?? (properties ? 'object' : 'unknown')
}

const quoted = (text: string) => `'${text.replaceAll("'", "\\'")}'`

const key = (name: string) => (/^[A-Za-z_]\w*$/.test(name) ? name : quoted(name))
