import type { Schema } from '@tintype/contract/document'
import { type ErrorName, errors } from '@tintype/types/errors'
import type { ErrorObject } from 'ajv'
import { ApiError, fillTemplate } from '../library/apiError.ts'

/** Says what is wrong with a JSON body, in the words of the document (api-facts 1.3). */
export function bodyError(violation: ErrorObject): ApiError {
  const unknown = unknownName(violation)
  const path = fieldPath(violation.instancePath)
  if (unknown !== undefined) {
    return path === ''
      ? withField('UnknownFieldAtRoot', { name: unknown }, unknown)
      : withField('UnknownField', { name: unknown, path }, path)
  }
  return recordedOrInvalid(violation, path)
}

/** Says what is wrong with the parameters of a query. */
export function queryError(violation: ErrorObject): ApiError {
  const unknown = unknownName(violation)
  if (unknown !== undefined) return withField('UnknownParameter', { name: unknown }, unknown)
  return recordedOrInvalid(violation, fieldPath(violation.instancePath))
}

function unknownName({ keyword, params }: ErrorObject): string | undefined {
  if (keyword === 'additionalProperties') return params.additionalProperty
  if (keyword === 'unevaluatedProperties') return params.unevaluatedProperty
  return undefined
}

function recordedOrInvalid(violation: ErrorObject, path: string): ApiError {
  const { keyword, parentSchema, data } = violation
  const recorded = (parentSchema as Schema | undefined)?.['x-violations']?.[keyword]
  if (recorded !== undefined && recorded in errors) return new ApiError(recorded as ErrorName)
  if (keyword !== 'type' && keyword !== 'enum') return new ApiError('InvalidArgument')
  const type = protoType((parentSchema ?? {}) as Schema)
  return withField('InvalidValue', { path, type, value: printed(data) }, path)
}

/** An error with a text to fill in, and the same text on the field it is about. */
function withField(
  template: 'UnknownField' | 'UnknownFieldAtRoot' | 'UnknownParameter' | 'InvalidValue',
  parts: Record<string, string>,
  field: string,
): ApiError {
  const message = fillTemplate(template, parts)
  const details = [
    {
      '@type': 'type.googleapis.com/google.rpc.BadRequest',
      fieldViolations: [{ field, description: message }],
    },
  ]
  return new ApiError(template, { message, details })
}

/** `/filters/dateFilter/dates/0` as the proto path `filters.date_filter.dates[0]`. */
function fieldPath(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((step) =>
      /^\d+$/.test(step) ? `[${step}]` : `.${step.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}`,
    )
    .join('')
    .replace(/^\./, '')
}

function protoType({ type, format, enum: names }: Schema): string {
  if (names !== undefined) return 'TYPE_ENUM'
  if (type === 'integer' || type === 'number') return `TYPE_${(format ?? 'int32').toUpperCase()}`
  if (type === 'boolean') return 'TYPE_BOOL'
  return type === 'string' ? 'TYPE_STRING' : 'TYPE_MESSAGE'
}

/** Not deeper than its first level: a value nested thousands of times deep cannot be written out whole. */
function flat(value: unknown): string {
  return JSON.stringify(value, (key, part) => (key !== '' && typeof part === 'object' ? '…' : part)) ?? ''
}

/** Longest piece of a caller's value that an answer repeats, in characters. */
const PRINTED = 100

function printed(value: unknown): string {
  const text = typeof value === 'object' ? flat(value) : String(value)
  return text.length > PRINTED ? `${text.slice(0, PRINTED)}…` : text
}
