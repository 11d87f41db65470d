import type { Document } from '../../../../packages/types/scripts/document.ts'
import { parts } from './operations.ts'

/** The keywords that matter for the code of a program. */
interface Schema {
  $ref?: string
  type?: string | string[]
  format?: string
  enum?: string[]
  required?: string[]
  properties?: Record<string, Schema>
  items?: Schema
  allOf?: Schema[]
}

/** Source code of a value of the schema, with all properties or only the required ones. */
export function sample(schema: object, document: Document, all: boolean, within: Schema[] = []): string {
  const resolved = resolve(schema, document)
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
  schema: object,
  document: Document,
  within: Schema[] = [],
): string[] {
  const resolved = resolve(schema, document)
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

/** Follows a reference; joins what `allOf` lists. */
function resolve(schema: Schema, document: Document): Schema {
  if (schema.$ref !== undefined) {
    const [, kind = '', name = ''] = parts(schema.$ref)
    const components: Record<string, Record<string, object>> = document.components
    return resolve(components[kind]?.[name] ?? {}, document)
  }
  if (schema.allOf === undefined) return schema
  // A single reference must stay the same object, because recursion is detected by identity.
  if (schema.allOf.length === 1 && schema.properties === undefined)
    return resolve(schema.allOf[0] ?? {}, document)
  const all = [...schema.allOf.map((each) => resolve(each, document)), { ...schema, allOf: undefined }]
  return {
    ...Object.assign({}, ...all),
    properties: Object.assign({}, ...all.map(({ properties }) => properties)),
    required: all.flatMap(({ required = [] }) => required),
  }
}

function typeOf({ type, properties }: Schema): string {
  const [first] = [type].flat().filter((each) => each !== 'null')
  return first ?? (properties ? 'object' : 'unknown')
}

const quoted = (text: string) => `'${text.replaceAll("'", "\\'")}'`

const key = (name: string) => (/^[A-Za-z_]\w*$/.test(name) ? name : quoted(name))
