import {
  type ApiDocument,
  createQueryBinder,
  type DocumentedOperation,
  mergeFields,
  type Parameter,
  type Schema,
} from '@tintype/document'
import { absoluteReferences, createAjv } from '@tintype/document/validate'
import type { OperationId } from '@tintype/types/operations'
import type { ErrorObject } from 'ajv'
import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js'
import { ApiError, fillTemplate, invalidField } from '../../domain/apiError.ts'
import { unknownParameterError } from '../../domain/messages/badRequest.ts'
import { describeViolation } from '../../domain/messages/describeViolation.ts'
import { createMessageReader, firstViolation } from '../../domain/messages/messageReader.ts'
import { canonicalize } from '../../domain/messages/protoJson.ts'
import { largestBody } from './bodySize.ts'
import { type GlobalValues, splitGlobals } from './globalParameters.ts'
import { findExcess } from './scanJson.ts'

/** Reads the parts of one operation's requests into the form that the document describes. */
export interface RequestReader {
  /**
   * Reads parameters, and fields of the body that came in the query (facts 1.3).
   * @throws ApiError 400 for a parameter that is unknown, missing or invalid
   */
  query(values: Record<string, unknown>): {
    own: Record<string, unknown>
    global: GlobalValues
    fields: Record<string, unknown>
  }
  /** @throws ApiError 400 for an id that is too long */
  path(values: unknown): Record<string, unknown>
  /** @throws ApiError 400 for an invalid header */
  headers(values: Record<string, unknown>): Record<string, unknown>
  /** @throws ApiError 400 for a body that is not JSON or not valid for the operation */
  body(text: string, fields?: Record<string, unknown>): unknown
}

/** One reader for each operation. Its validators are compiled at first use, because compiling all of them takes a while. */
export function createRequestReaders(document: ApiDocument<OperationId>): Map<OperationId, RequestReader> {
  const ajv = createAjv(document, { useDefaults: true })
  return new Map(
    document.operations.map((operation) => {
      let reader: RequestReader | undefined
      const compiled = () => {
        reader ??= createRequestReader(ajv, document, operation)
        return reader
      }
      return [
        operation.id,
        {
          query: (values) => compiled().query(values),
          path: (values) => compiled().path(values),
          headers: (values) => compiled().headers(values),
          body: (text, fields) => compiled().body(text, fields),
        },
      ]
    }),
  )
}

function createRequestReader(
  ajv: Ajv2020,
  document: ApiDocument,
  operation: DocumentedOperation,
): RequestReader {
  const bind = createQueryBinder(document, operation)
  const schemaOf = (place: Parameter['in']) =>
    parametersSchema(operation.parameters.filter((parameter) => parameter.in === place))
  const querySchema = schemaOf('query')
  const validateQuery = ajv.compile(absoluteReferences(querySchema))
  const validatePath = ajv.compile(absoluteReferences(schemaOf('path')))
  const validateHeaders = ajv.compile(absoluteReferences(schemaOf('header')))
  return {
    query(values) {
      const { parameters, fields, unknown } = bind(values)
      if (unknown[0] !== undefined) throw unknownParameterError(unknown[0])
      const query = canonicalize(document, querySchema, parameters)
      return { ...splitGlobals(validated(query, validateQuery) as Record<string, unknown>), fields }
    },
    path: (values) => validated(values, validatePath) as Record<string, unknown>,
    headers(values) {
      if (validateHeaders(values)) return values
      throw headerError(validateHeaders.errors?.[0])
    },
    body: createBodyReader(ajv, document, operation),
  }
}

function createBodyReader(
  ajv: Ajv2020,
  document: ApiDocument,
  operation: DocumentedOperation,
): RequestReader['body'] {
  const schema = operation.requestBody?.content['application/json']?.schema
  if (schema === undefined) return () => undefined
  const message = createMessageReader(ajv, document, schema)
  const maxValues = largestBody(document, operation).values
  const isRequired = operation.requestBody?.required ?? false
  // Generated clients repeat path parameters in bodies (facts 13.18).
  const pathNames = operation.parameters.filter(({ in: place }) => place === 'path').map(({ name }) => name)
  const { properties = {} } = document.resolve(schema)
  const ignoredNames = new Set(pathNames.filter((name) => !Object.hasOwn(properties, name)))

  return (text, fields = {}) => {
    const excess = findExcess(text, maxValues)
    if (excess !== undefined) throw invalidField('body', excess)
    const json = parseJson(text)
    const own = message.canonicalize(isObject(json) ? omit(json, ignoredNames) : json)
    const hasFields = Object.keys(fields).length > 0
    const body =
      hasFields && isObject(own)
        ? mergeFields(own, message.canonicalize(fields) as Record<string, unknown>)
        : own
    const valid = message.validate(body)
    if (isRequired && !hasFields && text.trim() === '') throw invalidField('body', 'The body is required.')
    return valid
  }
}

/** The parameters of one place as a closed object. */
function parametersSchema(parameters: readonly Parameter[]): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  }
}

function validated(value: unknown, validate: ValidateFunction): unknown {
  if (validate(value)) return value
  throw firstViolation(validate)
}

/** No text of Google's is recorded for an invalid header. The violation has the header's name in the document. */
function headerError(violation: ErrorObject | undefined): ApiError {
  if (violation === undefined) return new ApiError('InvalidArgument')
  return invalidField(violation.instancePath.slice(1), describeViolation(violation))
}

/** An empty text is an empty message, as in proto3 JSON. @throws ApiError `InvalidJson` */
function parseJson(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    const start = text.trimStart().slice(0, 40)
    throw new ApiError('InvalidJson', { message: fillTemplate('InvalidJson', { text: start }) })
  }
}

function omit(value: object, names: ReadonlySet<string>): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.has(name)))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
