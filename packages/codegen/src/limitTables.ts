import type { ApiDocument } from '@tintype/document'
import { literal, notice } from './print.ts'

/** The text of generated/limits.ts: one constant per limit, so that a bundler includes only those that are used. */
export function limitTable({ json }: ApiDocument): string {
  return constants('The limits of the API.', json['x-limits'])
}

/** The text of generated/fieldLimits.ts: one constant per schema, with the limits of its fields. */
export function fieldLimitTable(document: ApiDocument): string {
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

function fieldLimits({ json }: ApiDocument): Record<string, Record<string, number>> {
  const limits: Record<string, Record<string, number>> = {}
  for (const [name, { properties = {} }] of Object.entries(json.components.schemas)) {
    for (const [field, { maxItems, maxLength }] of Object.entries(properties)) {
      const limit = maxItems ?? maxLength
      if (limit !== undefined) limits[name] = { ...limits[name], [field]: limit }
    }
  }
  return limits
}
