import {
  errorReasons,
  errors,
  itemStatuses,
  messageTemplates,
  retries,
  statusCodes,
} from './generated/errors.ts'
import { errorTexts, hints, reach, scopesRemoved } from './generated/hints.ts'

export {
  errorReasons,
  errors,
  errorTexts,
  hints,
  itemStatuses,
  messageTemplates,
  reach,
  retries,
  scopesRemoved,
  statusCodes,
}

/** The name of an error example of the document. */
export type ErrorName = keyof typeof errors

/** The name of a text with parts to fill in. */
export type MessageTemplate = keyof typeof messageTemplates

/** The name of a piece of advice about an error, which is its anchor in the docs. */
export type HintName = keyof typeof hints

/** A canonical error of google.rpc, such as `NOT_FOUND`. */
export type StatusName = keyof typeof statusCodes
