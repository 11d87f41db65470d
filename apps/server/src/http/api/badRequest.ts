import { type ApiDocument, flatten, type Schema } from '@tintype/document'
import { type ErrorName, errors } from '@tintype/types/errors'
import type { ErrorObject } from 'ajv'
import { type ApiError, badRequest, fillTemplate } from '../../domain/apiError.ts'
import { explain } from './explain.ts'

/** The error for a field of a body that the document does not know (facts 1.3); undefined when it knows all of them. */
export function unknownFieldError(
  document: ApiDocument,
  schema: Schema,
  body: unknown,
): ApiError | undefined {
  const unknown = unknownField(document, schema, body, [])
  if (unknown === undefined) return undefined
  const name = printed(unknown.name)
  const path = fieldPath(unknown.steps)
  return path === ''
    ? withField('UnknownFieldAtRoot', { name }, name)
    : withField('UnknownField', { name, path }, path)
}

/** The error for a query parameter that can be bound to nothing. */
export function unknownParameterError(name: string): ApiError {
  return withField('UnknownParameter', { name: printed(name) }, printed(name))
}

/** The error for what a schema does not allow, with the texts of the document (facts 1.3). */
export function badRequestError(violation: ErrorObject): ApiError {
  const { keyword, parentSchema, data, params } = violation
  const path = fieldPath(violation.instancePath.split('/').slice(1))
  const schema = (parentSchema ?? {}) as Schema
  if (keyword === 'type' || keyword === 'enum') {
    const value = printed(data)
    return withField('InvalidValue', { path, type: protoType(schema), value }, path)
  }
  const recorded = schema['x-violations']?.[keyword]
  const error = recorded !== undefined && recorded in errors ? (recorded as ErrorName) : 'InvalidArgument'
  const fields = fieldsOf(keyword, params, schema).map((name) => fieldPath([path, name]))
  const description = explain(violation)
  return badRequest(
    (fields.length > 0 ? fields : [path]).map((field) => ({ field, description })),
    error,
  )
}

/** The fields below its place that a violation is about, when it is not about the place itself. */
function fieldsOf(keyword: string, params: Record<string, unknown>, schema: Schema): string[] {
  if (keyword === 'required') return [String(params.missingProperty)]
  if (keyword === 'not') return (schema.not as Schema | undefined)?.required ?? []
  return []
}

/**
 * The first field that the document does not know. Looked for after a validation has failed, because an unknown name
 * explains what else is wrong: it is often the misspelled name of what is missing.
 */
function unknownField(
  document: ApiDocument,
  schema: Schema,
  value: unknown,
  steps: readonly string[],
): { name: string; steps: readonly string[] } | undefined {
  const { items, properties = {}, ...flat } = flatten(document, schema)
  if (Array.isArray(value)) {
    // Without a schema there is nothing to look for, however deep the value is.
    if (items === undefined) return undefined
    return firstOf(value.entries(), ([at, item]) =>
      unknownField(document, items, item, [...steps, String(at)]),
    )
  }
  if (typeof value !== 'object' || value === null) return undefined
  const isClosed = flat.additionalProperties === false || flat.unevaluatedProperties === false
  return firstOf(Object.entries(value), ([name, part]) => {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (property !== undefined) return unknownField(document, property, part, [...steps, name])
    return isClosed ? { name, steps } : undefined
  })
}

function firstOf<Each, Found>(all: Iterable<Each>, find: (each: Each) => Found | undefined) {
  for (const each of all) {
    const found = find(each)
    if (found !== undefined) return found
  }
  return undefined
}

/** An error with a text to fill in, and the same text on the field it is about. */
function withField(
  template: 'UnknownField' | 'UnknownFieldAtRoot' | 'UnknownParameter' | 'InvalidValue',
  parts: Record<string, string>,
  field: string,
): ApiError {
  const message = fillTemplate(template, parts)
  return badRequest([{ field, description: message }], template, message)
}

/** `filters`, `dateFilter`, `dates`, `0` as the proto path `filters.date_filter.dates[0]`. */
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

/** Only its first level: a value nested thousands of times deep cannot be written out whole. */
function firstLevel(value: unknown): string {
  return JSON.stringify(value, (key, part) => (key !== '' && typeof part === 'object' ? '…' : part)) ?? ''
}

/** Longest piece of a caller's value that a response repeats, in characters. */
const PRINTED = 100

/** A caller's value, to stand between double quotes. */
function printed(value: unknown): string {
  const text = (typeof value === 'object' ? firstLevel(value) : String(value)).replaceAll('"', "'")
  return text.length > PRINTED ? `${text.slice(0, PRINTED)}…` : text
}
