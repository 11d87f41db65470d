import type { ErrorObject } from 'ajv'

/** A sentence for `fieldViolations`: which rule a value breaks, and its limit. */
export function describeViolation({ keyword, params, data, message, parentSchema }: ErrorObject): string {
  const { limit } = params as { limit?: number }
  switch (keyword) {
    case 'required':
      return 'The field is required.'
    case 'maxLength':
      return `The text has ${[...String(data)].length} characters; at most ${limit} are allowed.`
    case 'maxItems':
      return `The list has ${(data as unknown[]).length} values; at most ${limit} are allowed.`
    case 'minItems':
      return `The list has ${(data as unknown[]).length} values; at least ${limit} is needed.`
    case 'uniqueItems':
      return 'The list holds the same value twice.'
    case 'minimum':
      return `The value is ${data}; it must be ${limit} or more.`
    case 'maximum':
      return `The value is ${data}; it must be ${limit} or less.`
    case 'minProperties':
    case 'maxProperties':
      return `The object has ${Object.keys(data as object).length} fields; it needs ${limit} of: ${propertyNames(parentSchema)}.`
    case 'not':
      return 'These fields cannot be combined.'
    case 'pattern':
      return `The value must match ${params.pattern}.`
    default:
      return `The value ${message ?? `violates ${keyword}`}.`
  }
}

function propertyNames(schema: ErrorObject['parentSchema']): string {
  return Object.keys((schema?.properties as object | undefined) ?? {}).join(', ')
}
