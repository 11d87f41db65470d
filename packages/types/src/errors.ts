import {
  errorReasons,
  errors,
  itemStatuses,
  messageTemplates,
  retries,
  statusCodes,
  statusNames,
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
  statusNames,
}

/** The name of an error in the document, such as `AlbumNotFound`. */
export type ErrorName = keyof typeof errors

/** The name of an error text with placeholders. */
export type MessageTemplate = keyof typeof messageTemplates

/** The name of advice on an error. It is the anchor of the advice in the documentation. */
export type HintName = keyof typeof hints

/** The name of a google.rpc code, such as `NOT_FOUND`. */
export type StatusName = keyof typeof statusCodes
