export { type AnswerCheck, createAnswerCheck, type SentAnswer } from './answerCheck.ts'
export { type BoundQuery, createQueryBinder, isForm, mergeFields, type QueryBinder } from './bindQuery.ts'
export {
  type ApiDocument,
  type DocumentedOperation,
  loadDocument,
  type Parameter,
  type Schema,
} from './document.ts'
export { flatten, propertyName } from './flatten.ts'
export { createMatcher, type Match, type Matcher, methodOf } from './match.ts'
export { absolute, documentAjv } from './validator.ts'
