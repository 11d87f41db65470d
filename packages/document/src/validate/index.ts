export { absoluteReferences, createAjv } from './ajv.ts'
export { createResponseCheck, type ResponseCheck, type SentResponse } from './responseCheck.ts'
