export { type AnswerCheck, createAnswerCheck, type SentAnswer } from './answerCheck.ts'
export {
  type ApiDocument,
  type DocumentedOperation,
  loadDocument,
  type Parameter,
  type Schema,
} from './document.ts'
export { absolute, documentAjv } from './validator.ts'
