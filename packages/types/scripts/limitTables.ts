import type { Document } from './document.ts'
import { literal, notice } from './print.ts'

/** The text of generated/limits.ts: a constant a limit, so that a bundler takes only those that are used. */
export function limitTable(document: Document): string {
  return constants('The limits of the API.', document['x-limits'])
}

/** The text of generated/fieldLimits.ts: a constant a schema, with the limits of its fields. */
export function fieldLimitTable(document: Document): string {
  return constants(
    'How many items or characters a field may have, by schema and field.',
    fieldLimits(document),
  )
}

function constants(title: string, table: object): string {
  const lines = Object.entries(table).map(([name, value]) => {
    const type = typeof value === 'object' ? ' as const' : ''
    return `export const ${name} = ${literal(value)}${type}\n`
  })
  return `${notice}// ${title}\n\n${lines.join('')}`
}

function fieldLimits({ components }: Document): Record<string, Record<string, number>> {
  const found: Record<string, Record<string, number>> = {}
  for (const [name, { properties = {} }] of Object.entries(components.schemas)) {
    for (const [field, { maxItems, maxLength }] of Object.entries(properties)) {
      const limit = maxItems ?? maxLength
      if (limit !== undefined) found[name] = { ...found[name], [field]: limit }
    }
  }
  return found
}
