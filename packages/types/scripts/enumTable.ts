import type { Document, Schema } from './document.ts'
import { literal, notice } from './print.ts'

/** The text of generated/enums.ts: the values of every schema that is an enum, in the order of the proto. */
export function enumTable(document: Document): string {
  const schemas: Record<string, Schema> = document.components.schemas
  const table = Object.fromEntries(
    Object.entries(schemas).flatMap(([name, schema]) =>
      schema.enum === undefined ? [] : [[name, schema.enum]],
    ),
  )
  return `${notice}
/** The values of each enum of the document, in its order: the place of a value is its number in the proto. */
export const enums = ${literal(table)} as const
`
}
