import {
  type ApiDocument,
  absolute,
  type DocumentedOperation,
  documentAjv,
  type Parameter,
  type Schema,
} from '@tintype/contract/document'
import type { OperationId } from '@tintype/types/operations'
import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js'
import { ApiError, fillTemplate } from '../library/apiError.ts'
import { type GlobalValues, splitGlobals } from './globalParameters.ts'
import { canonicalize } from './protoJson.ts'
import { bodyError, queryError } from './violations.ts'

/** Reads the parts of one operation's requests into the form that its document describes. */
export interface RequestReader {
  /** @throws ApiError 400 for a parameter that is unknown, missing or wrong. */
  query(given: Record<string, unknown>): { own: Record<string, unknown>; global: GlobalValues }
  /** @throws ApiError 400 for a header that is wrong. */
  headers(given: Record<string, unknown>): Record<string, unknown>
  /** @throws ApiError 400 for a body that is not JSON, or not what the operation takes. */
  body(text: string): unknown
}

/** Validators over one document: each is made when it is first needed, because compiling all takes a while. */
export function createRequestReaders(document: ApiDocument): Map<OperationId, RequestReader> {
  const ajv = documentAjv(document, { useDefaults: true })
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
          headers: (given) => reader().headers(given),
          body: (text) => reader().body(text),
        },
      ]
    }),
  )
}

function requestReader(ajv: Ajv2020, document: ApiDocument, operation: DocumentedOperation): RequestReader {
  const queryParameters = operation.parameters.filter((parameter) => parameter.in === 'query')
  // Headers of uploads may come as query parameters (api-facts 5.1). Generated clients repeat path
  // parameters in the query and in bodies (api-facts 13.17).
  const tolerated = [
    ...operation.parameters.filter((parameter) => parameter.in !== 'query').map(({ name }) => name),
    'Content-Type',
  ]
  const querySchema = parametersSchema(queryParameters)
  const ignoredInQuery = new Set([...namesBeyond(querySchema, tolerated)].map((name) => name.toLowerCase()))
  const validateHeaders = ajv.compile(
    absolute(parametersSchema(operation.parameters.filter((parameter) => parameter.in === 'header'))),
  )
  const validateQuery = ajv.compile(absolute(querySchema))
  const bodySchema = operation.requestBody?.content['application/json']?.schema
  const validateBody = bodySchema && ajv.compile(absolute(bodySchema))
  const ignoredInBody = namesBeyond(document.resolve(bodySchema ?? {}), tolerated)

  return {
    query(given) {
      const query = canonicalize(
        document,
        querySchema,
        omit(given, (name) => ignoredInQuery.has(name.toLowerCase())),
      )
      return splitGlobals(checked(query, validateQuery, queryError) as Record<string, unknown>)
    },
    headers: (given) => checked(given, validateHeaders, headerError) as Record<string, unknown>,
    body(text) {
      if (bodySchema === undefined || validateBody === undefined) return undefined
      const given = parseJson(text)
      const body = canonicalize(
        document,
        bodySchema,
        isObject(given) ? omit(given, (name) => ignoredInBody.has(name)) : given,
      )
      return checked(body, validateBody, bodyError)
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

/** No text is recorded for a header that makes no sense. */
const headerError = () => new ApiError('InvalidArgument')

function checked(value: unknown, validate: ValidateFunction, describe: typeof bodyError): unknown {
  if (validate(value)) return value
  const [violation] = validate.errors ?? []
  throw violation === undefined ? new ApiError('InvalidArgument') : describe(violation)
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

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
