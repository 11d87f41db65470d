/**
 * Re-exports the document.
 * @deprecated Use `@tintype/document` and `@tintype/document/validate`. This entry is removed in the next minor version.
 */
import {
  type BoundQuery,
  createQueryBinder,
  type ApiDocument as Document,
  type DocumentedOperation as Documented,
  effectiveMethod,
  flatten,
  isForm,
  loadDocument as load,
  type Match as MatchOf,
  createMatcher as matcherOf,
  mergeFields,
  type Parameter,
  propertyName,
  type QueryBinder,
  type Schema,
} from '@tintype/document'
import {
  absoluteReferences,
  createAjv,
  createResponseCheck,
  type ResponseCheck,
  type SentResponse,
} from '@tintype/document/validate'
import type { OperationId } from '@tintype/types/operations'

export type { Parameter, ResponseCheck as AnswerCheck, Schema, SentResponse as SentAnswer }
export {
  absoluteReferences as absolute,
  type BoundQuery,
  createAjv as documentAjv,
  createQueryBinder,
  createResponseCheck as createAnswerCheck,
  effectiveMethod as methodOf,
  flatten,
  isForm,
  mergeFields,
  propertyName,
  type QueryBinder,
}

export type ApiDocument = Document<OperationId>
export type DocumentedOperation = Documented<OperationId>
export type Match = MatchOf<DocumentedOperation>
export type Matcher = (method: string, path: string) => Match | undefined

export const loadDocument = (): ApiDocument => load<OperationId>()

export const createMatcher = ({ operations }: Pick<ApiDocument, 'operations'>): Matcher =>
  matcherOf(operations)
