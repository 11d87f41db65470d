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
import { badRequestError, unknownFieldError, unknownParameterError } from './badRequest.ts'
import { excessOf, largestBody } from './bodySize.ts'
import { explain } from './explain.ts'
import { type GlobalValues, splitGlobals } from './globalParameters.ts'
import { canonicalize } from './protoJson.ts'

/** Reads the parts of one operation's requests into the form that its document describes. */
export interface RequestReader {
  /**
   * Parameters, and fields of the body that came in the query (facts 1.3).
   * @throws ApiError 400 for a parameter that is unknown, missing or wrong.
   */
  query(given: Record<string, unknown>): {
    own: Record<string, unknown>
    global: GlobalValues
    fields: Record<string, unknown>
  }
  /** @throws ApiError 400 for an id that is too long. */
  path(given: unknown): Record<string, unknown>
  /** @throws ApiError 400 for a header that is wrong. */
  headers(given: Record<string, unknown>): Record<string, unknown>
  /** @throws ApiError 400 for a body that is not JSON, or not what the operation takes. */
  body(text: string, fields?: Record<string, unknown>): unknown
}

/** Validators over one document: each is made when it is first needed, because compiling all takes a while. */
export function createRequestReaders(document: ApiDocument<OperationId>): Map<OperationId, RequestReader> {
  const ajv = createAjv(document, { useDefaults: true })
  return new Map(
    document.operations.map((operation) => {
      let made: RequestReader | undefined
      const reader = () => {
        made ??= requestReader(ajv, document, operation)
        return made
      }
      return [
        operation.id,
        {
          query: (given) => reader().query(given),
          path: (given) => reader().path(given),
          headers: (given) => reader().headers(given),
          body: (text, fields) => reader().body(text, fields),
        },
      ]
    }),
  )
}

function requestReader(ajv: Ajv2020, document: ApiDocument, operation: DocumentedOperation): RequestReader {
  const queryParameters = operation.parameters.filter((parameter) => parameter.in === 'query')
  const pathNames = operation.parameters.filter(({ in: place }) => place === 'path').map(({ name }) => name)
  const bind = createQueryBinder(document, operation)
  const querySchema = parametersSchema(queryParameters)
  const validatorOf = (place: Parameter['in']) =>
    ajv.compile(
      absoluteReferences(
        parametersSchema(operation.parameters.filter((parameter) => parameter.in === place)),
      ),
    )
  const [validatePath, validateHeaders] = [validatorOf('path'), validatorOf('header')]
  const validateQuery = ajv.compile(absoluteReferences(querySchema))
  const bodySchema = operation.requestBody?.content['application/json']?.schema
  const validateBody = bodySchema && ajv.compile(absoluteReferences(bodySchema))
  const size = largestBody(document, operation)
  // Generated clients repeat path parameters in bodies (facts 13.18).
  const ignoredInBody = namesBeyond(document.resolve(bodySchema ?? {}), pathNames)

  function withFields(body: unknown, fields: Record<string, unknown>): unknown {
    if (Object.keys(fields).length === 0 || !isObject(body)) return body
    return mergeFields(body, canonicalize(document, bodySchema ?? {}, fields) as Record<string, unknown>)
  }

  return {
    query(given) {
      const { parameters, fields, unknown } = bind(given)
      if (unknown[0] !== undefined) throw unknownParameterError(unknown[0])
      const query = canonicalize(document, querySchema, parameters)
      return { ...splitGlobals(checked(query, validateQuery) as Record<string, unknown>), fields }
    },
    path: (given) => checked(given, validatePath) as Record<string, unknown>,
    headers(given) {
      if (validateHeaders(given)) return given
      throw headerError(validateHeaders.errors?.[0])
    },
    body(text, fields = {}) {
      if (bodySchema === undefined || validateBody === undefined) return undefined
      const excess = excessOf(text, size)
      if (excess !== undefined) throw invalidField('body', excess)
      const given = parseJson(text)
      const own = isObject(given) ? omit(given, (name) => ignoredInBody.has(name)) : given
      const body = withFields(canonicalize(document, bodySchema, own), fields)
      if (validateBody(body)) {
        const isMissing = text.trim() === '' && Object.keys(fields).length === 0
        if (isMissing && operation.requestBody?.required) throw invalidField('body', 'The body is required.')
        return body
      }
      throw unknownFieldError(document, bodySchema, body) ?? firstViolation(validateBody)
    },
  }
}

/** The parameters of one place as an object that holds nothing else. */
function parametersSchema(parameters: readonly Parameter[]): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  }
}

function checked(value: unknown, validate: ValidateFunction): unknown {
  if (validate(value)) return value
  throw firstViolation(validate)
}

/** No text is recorded for a header that makes no sense. It goes by the name that it has in the document. */
function headerError(violation: ErrorObject | undefined): ApiError {
  if (violation === undefined) return new ApiError('InvalidArgument')
  return invalidField(violation.instancePath.slice(1), explain(violation))
}

function firstViolation({ errors }: ValidateFunction): ApiError {
  const [violation] = errors ?? []
  return violation === undefined ? new ApiError('InvalidArgument') : badRequestError(violation)
}

/** @throws ApiError `InvalidJson`. No text at all is an empty message, as in proto3 JSON. */
function parseJson(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    const start = text.trimStart().slice(0, 40)
    throw new ApiError('InvalidJson', { message: fillTemplate('InvalidJson', { text: start }) })
  }
}

function namesBeyond({ properties = {} }: Schema, names: readonly string[]): Set<string> {
  return new Set(names.filter((name) => !Object.hasOwn(properties, name)))
}

function omit(given: object, isOmitted: (name: string) => boolean): object {
  return Object.fromEntries(Object.entries(given).filter(([name]) => !isOmitted(name)))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
