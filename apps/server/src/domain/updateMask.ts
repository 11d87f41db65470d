import { invalidField } from './apiError.ts'

/**
 * Parses `updateMask`: field names separated by commas, in lowerCamelCase or snake_case.
 * @throws ApiError `InvalidArgument` for an empty mask and for a field that cannot be changed
 */
export function parseUpdateMask<Field extends string>(
  mask: string,
  changeable: readonly Field[],
): ReadonlySet<Field> {
  const fields = mask.split(',').map((name) => {
    const camel = name.trim().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    const field = changeable.find((name) => name === camel)
    if (field === undefined) {
      throw invalidField('update_mask', `Only these fields can be changed: ${changeable.join(', ')}.`)
    }
    return field
  })
  return new Set(fields)
}
