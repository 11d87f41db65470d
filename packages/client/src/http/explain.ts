import {
  type ErrorName,
  errorTexts,
  type HintName,
  hints,
  itemStatuses,
  reach,
  retries,
  scopesRemoved,
} from '@tintype/types/errors'
import { type Explanation, type Hint, type PhotosErrorInit, statusOf } from './errors.ts'

/** What is known of an error: its name in the document, and what to do about it. */
export function explain(error: PhotosErrorInit): Explanation {
  const errorName = recognise(error)
  const hintName = hintFor(error, errorName)
  return { errorName, hint: hintName && hintNamed(hintName, error) }
}

/** The document's name of an error, by its status and its text: the API means them to be compared. */
export function recognise({ kind, operation, code, message }: PhotosErrorInit): ErrorName | undefined {
  if (kind !== 'answer') return undefined
  const ofUploads = operation === 'uploads.create'
  return (Object.keys(errorTexts) as ErrorName[]).find((name) => {
    const { http, text, flat = false }: ErrorText = errorTexts[name]
    return http === code && flat === ofUploads && pattern(text).test(message)
  })
}

interface ErrorText {
  http: number
  text: string
  flat?: boolean
}

/** A text in which every {part} may be anything. */
function pattern(template: string): RegExp {
  const literals = template.split(/\{\w+\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${literals.join('[^]*')}$`)
}

function hintFor(error: PhotosErrorInit, name: ErrorName | undefined): HintName | undefined {
  const { kind, code = 0, operation, ofBaseUrl, cause } = error
  if (ofBaseUrl && code === 403) return 'base-url-expired'
  if (kind === 'auth') return isInvalidGrant(cause) ? 'refresh-token-expired' : undefined
  if (kind === 'network' || kind === 'timeout') return 'no-answer'
  if (kind === 'paging') return 'page-token-repeated'
  if (kind === 'item') return hintForItem(error)
  if (kind === 'aborted') return undefined
  if (code === 403 && 'removed' in reach[operation]) return 'method-removed'
  if (code === 404 && kind === 'answer' && 'isAlwaysFound' in reach[operation]) return 'wrong-address'
  if (code === 429) return isDaily(error) ? 'quota-per-day' : (hintForName(name) ?? 'quota-per-minute')
  const told = hintForName(name)
  if (told !== undefined) return told
  if (details(error, 'ACCESS_TOKEN_SCOPE_INSUFFICIENT')) return 'scope-missing'
  if (details(error, 'SERVICE_DISABLED')) return 'service-disabled'
  if (code >= 500) return 'server-failed'
  if (kind === 'unreadable') return 'not-this-api'
  if (code === 401) return 'token-rejected'
  return code === 403 ? 'not-permitted' : undefined
}

interface HintFacts {
  errors?: readonly string[]
  items?: readonly string[]
}

const hintEntries = () => Object.entries(hints) as [HintName, HintFacts][]

function hintForName(name: ErrorName | undefined): HintName | undefined {
  return hintEntries().find(([, { errors }]) => name !== undefined && errors?.includes(name))?.[0]
}

/** The status of an item is told by its code: the texts vary in their first word (facts 2.10). */
function hintForItem({ operation, status }: PhotosErrorInit): HintName | undefined {
  const batches: Record<string, Record<string, { code?: number; message: string }>> = itemStatuses
  const known = batches[operation] ?? {}
  const name = Object.keys(known).find((each) => statusOf(known[each]?.code) === status)
  return hintEntries().find(([, { items }]) => name !== undefined && items?.includes(name))?.[0]
}

function isDaily({ message, details = [] }: PhotosErrorInit): boolean {
  const told = message + JSON.stringify(details)
  return retries.final.some((part) => told.includes(part))
}

/** Whether google.rpc.ErrorInfo gives a reason, whatever the text says. */
function details(error: PhotosErrorInit, reason: string): boolean {
  return error.details?.some((detail) => detail.reason === reason) ?? false
}

/** What google.rpc.BadRequest says of fields. */
function fieldsIn(details: readonly Record<string, unknown>[]): string {
  const violations = details.flatMap(({ fieldViolations }) =>
    Array.isArray(fieldViolations) ? (fieldViolations as Partial<Record<string, string>>[]) : [],
  )
  return violations.map(({ field, description }) => `\`${field}\`: ${description}`).join(' ')
}

/** OAuth's answer to a refresh token that is no longer good, in the forms in which auth libraries throw it. */
function isInvalidGrant(cause: unknown): boolean {
  if (typeof cause !== 'object' || cause === null) return false
  const { message, error, code, response } = cause as Record<string, unknown>
  const told = [message, error, code, (response as { data?: { error?: unknown } } | undefined)?.data?.error]
  return told.some((each) => typeof each === 'string' && each.includes('invalid_grant'))
}

function hintNamed(name: HintName, { operation, details = [] }: PhotosErrorInit): Hint {
  const facts: Record<string, unknown> = reach[operation]
  const field = fieldsIn(details) || `The service does not say which. ${facts.rules ?? ''}`.trim()
  const parts: Record<string, unknown> = { removed: scopesRemoved, field, ...facts }
  return {
    name,
    text: hints[name].text.replace(/\{(\w+)\}/g, (whole, part: string) => String(parts[part] ?? whole)),
  }
}
