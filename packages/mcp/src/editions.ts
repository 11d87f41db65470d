import type { OperationId } from '@tintype/types/operations'
import { apiDocument } from './documentedField.ts'

/** `full`: every operation of the document. `2025`: without those that Google removed on 2025-03-31. */
export const EDITIONS = ['full', '2025'] as const

export type Edition = (typeof EDITIONS)[number]

/** The edition of a server: Google's is the one of 2025, and every other is assumed to be whole. */
export function editionOf(baseUrl: string | undefined): Edition {
  const google = apiDocument().json['x-google-service'].host
  return baseUrl === undefined || new URL(baseUrl).host === google ? '2025' : 'full'
}

export function isOffered(operation: OperationId | undefined, edition: Edition): boolean {
  if (operation === undefined || edition === 'full') return true
  return apiDocument().operation(operation)['x-removed'] === undefined
}
