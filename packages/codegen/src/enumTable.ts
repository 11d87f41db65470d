import type { ApiDocument } from '@tintype/document'
import { literal, notice } from './print.ts'

/** The text of generated/enums.ts: the values of every schema that is an enum, in the order of the proto. */
export function enumTable({ json }: ApiDocument): string {
  const table = Object.fromEntries(
    Object.entries(json.components.schemas).flatMap(([name, schema]) =>
      schema.enum === undefined ? [] : [[name, schema.enum]],
    ),
  )
  return `${notice}
/** The values of each enum of the document, in its order: the place of a value is its number in the proto. */
export const enums = ${literal(table)} as const
`
}
