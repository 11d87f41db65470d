/** The first line of every generated file. */
export const notice = '// Generated from spec/openapi.yaml by `pnpm build`. Do not edit.\n'

/** A value as TypeScript source, in the style of the hand-written files. Undefined properties are left out. */
export function literal(value: unknown, indent = ''): string {
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    return `[\n${value.map((item) => `${inner}${literal(item, inner)},\n`).join('')}${indent}]`
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined)
    if (entries.length === 0) return '{}'
    const lines = entries.map(([key, item]) => `${inner}${property(key)}: ${literal(item, inner)},\n`)
    return `{\n${lines.join('')}${indent}}`
  }
  return typeof value === 'string' ? text(value) : JSON.stringify(value)
}

function property(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : text(key)
}

function text(value: string): string {
  return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}
