import type { ApiDocument, Schema } from '@tintype/document'
import { absoluteReferences } from '@tintype/document/validate'
import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js'
import { ApiError } from '../apiError.ts'
import { badRequestError, unknownFieldError } from './badRequest.ts'
import { canonicalize } from './protoJson.ts'

/** Reads JSON values as messages of one schema. */
export interface MessageReader {
  /** The value in the form that the schema describes. Parts that do not match the schema stay as they are. */
  canonicalize(value: unknown): unknown
  /**
   * @param value in canonical form; gets the schema's defaults
   * @throws ApiError 400 that names the first violation
   */
  validate(value: unknown): unknown
}

export function createMessageReader(ajv: Ajv2020, document: ApiDocument, schema: Schema): MessageReader {
  const check = ajv.compile(absoluteReferences(schema))
  return {
    canonicalize: (value) => canonicalize(document, schema, value),
    validate(value) {
      if (check(value)) return value
      throw unknownFieldError(document, schema, value) ?? firstViolation(check)
    },
  }
}

/** The error for the first violation that a failed validation has found. */
export function firstViolation({ errors }: ValidateFunction): ApiError {
  const [violation] = errors ?? []
  return violation === undefined ? new ApiError('InvalidArgument') : badRequestError(violation)
}
