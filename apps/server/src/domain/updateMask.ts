import { invalidField } from './apiError.ts'

/**
 * Reads `updateMask`: field names separated by commas, in lowerCamelCase or as the snake_case originals.
 * @throws ApiError `InvalidArgument` for a field that is not among those that may be changed, and for none.
 */
export function readFieldMask<Field extends string>(
  mask: string,
  changeable: readonly Field[],
): ReadonlySet<Field> {
  const fields = mask.split(',').map((name) => {
    const camel = name.trim().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    const field = changeable.find((known) => known === camel)
    if (field === undefined) {
      throw invalidField('update_mask', `Only these fields can be changed: ${changeable.join(', ')}.`)
    }
    return field
  })
  return new Set(fields)
}
