import { type ApiDocument, flatten, type Schema } from '@tintype/document'
import { type ErrorName, errors } from '@tintype/types/errors'
import type { ErrorObject } from 'ajv'
import { type ApiError, badRequest, fillTemplate } from '../apiError.ts'
import { describeViolation } from './describeViolation.ts'

/** The error for an unknown field in a body (facts 1.3); undefined when all fields are known. */
export function unknownFieldError(
  document: ApiDocument,
  schema: Schema,
  body: unknown,
): ApiError | undefined {
  const unknown = findUnknownField(document, schema, body, [])
  if (unknown === undefined) return undefined
  const name = quotable(unknown.name)
  const path = fieldPath(unknown.steps)
  return path === ''
    ? withField('UnknownFieldAtRoot', { name }, name)
    : withField('UnknownField', { name, path }, path)
}

/** The error for a query parameter that neither the operation nor its body has. */
export function unknownParameterError(name: string): ApiError {
  return withField('UnknownParameter', { name: quotable(name) }, quotable(name))
}

/** The error for a violation of a schema, with the texts of the document (facts 1.3). */
export function badRequestError(violation: ErrorObject): ApiError {
  const { keyword, parentSchema, data, params } = violation
  const path = fieldPath(violation.instancePath.split('/').slice(1))
  const schema = (parentSchema ?? {}) as Schema
  if (keyword === 'type' || keyword === 'enum') {
    const value = quotable(data)
    return withField('InvalidValue', { path, type: protoType(schema), value }, path)
  }
  const recorded = schema['x-violations']?.[keyword]
  const error = recorded !== undefined && recorded in errors ? (recorded as ErrorName) : 'InvalidArgument'
  const fields = wrongProperties(keyword, params, schema).map((name) => fieldPath([path, name]))
  const description = describeViolation(violation)
  return badRequest(
    (fields.length > 0 ? fields : [path]).map((field) => ({ field, description })),
    error,
  )
}

/** Properties of the reported object that are wrong; empty when the object itself is. */
function wrongProperties(keyword: string, params: Record<string, unknown>, schema: Schema): string[] {
  if (keyword === 'required') return [String(params.missingProperty)]
  if (keyword === 'not') return (schema.not as Schema | undefined)?.required ?? []
  return []
}

/**
 * The first unknown field. It is reported before any other violation, because it often explains them: a misspelled name is
 * also a missing field.
 */
function findUnknownField(
  document: ApiDocument,
  schema: Schema,
  value: unknown,
  steps: readonly string[],
): { name: string; steps: readonly string[] } | undefined {
  const { items, properties = {}, ...flat } = flatten(document, schema)
  if (Array.isArray(value)) {
    // Without a schema any field is allowed, however deep the value is.
    if (items === undefined) return undefined
    return firstOf(value.entries(), ([at, item]) =>
      findUnknownField(document, items, item, [...steps, String(at)]),
    )
  }
  if (typeof value !== 'object' || value === null) return undefined
  const isClosed = flat.additionalProperties === false || flat.unevaluatedProperties === false
  return firstOf(Object.entries(value), ([name, part]) => {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (property !== undefined) return findUnknownField(document, property, part, [...steps, name])
    return isClosed ? { name, steps } : undefined
  })
}

function firstOf<Each, Result>(all: Iterable<Each>, find: (each: Each) => Result | undefined) {
  for (const each of all) {
    const result = find(each)
    if (result !== undefined) return result
  }
  return undefined
}

/** An error whose text also describes the field that it is about. */
function withField(
  template: 'UnknownField' | 'UnknownFieldAtRoot' | 'UnknownParameter' | 'InvalidValue',
  parts: Record<string, string>,
  field: string,
): ApiError {
  const message = fillTemplate(template, parts)
  return badRequest([{ field, description: message }], template, message)
}

/** `filters`, `dateFilter`, `dates`, `0` become the proto path `filters.date_filter.dates[0]`. */
function fieldPath(steps: readonly string[]): string {
  return steps
    .filter((step) => step !== '')
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

/** Prints one level only: printing a value that is nested thousands of levels deep would overflow the stack. */
function firstLevel(value: unknown): string {
  return JSON.stringify(value, (key, part) => (key !== '' && typeof part === 'object' ? '…' : part)) ?? ''
}

/** Longest part of a caller's value that a response repeats, in characters. */
const MAX_QUOTED = 100

/** A caller's value as text that fits between double quotes. */
function quotable(value: unknown): string {
  const text = (typeof value === 'object' ? firstLevel(value) : String(value)).replaceAll('"', "'")
  return text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text
}
