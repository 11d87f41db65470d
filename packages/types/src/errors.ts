import {
  errorReasons,
  errors,
  fieldLimits,
  itemStatuses,
  limits,
  messageTemplates,
} from './generated/errors.ts'

export { errorReasons, errors, fieldLimits, itemStatuses, limits, messageTemplates }

/** The name of an error example of the document. */
export type ErrorName = keyof typeof errors

/** The name of a text with parts to fill in. */
export type MessageTemplate = keyof typeof messageTemplates
