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

/** Finds the name of an error in the document, and what to do about it. */
export function explain(error: PhotosErrorInit): Explanation {
  const errorName = errorNameOf(error)
  const hintName = hintFor(error, errorName)
  return { errorName, hint: hintName && createHint(hintName, error) }
}

/** An error's name in the document, by its status and text: Google gives different errors the same code. */
export function errorNameOf({ kind, operation, code, message }: PhotosErrorInit): ErrorName | undefined {
  if (kind !== 'answer') return undefined
  const isUpload = operation === 'uploads.create'
  return (Object.keys(errorTexts) as ErrorName[]).find((name) => {
    const { http, text, flat = false }: ErrorText = errorTexts[name]
    return http === code && flat === isUpload && pattern(text).test(message)
  })
}

interface ErrorText {
  http: number
  text: string
  flat?: boolean
}

/** Matches a text in which each `{part}` may be anything. */
function pattern(template: string): RegExp {
  const literals = template.split(/\{\w+\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${literals.join('[^]*')}$`)
}

function hintFor(error: PhotosErrorInit, name: ErrorName | undefined): HintName | undefined {
  const { kind, code, ofBaseUrl, cause } = error
  if (ofBaseUrl && code === 403) return 'base-url-expired'
  switch (kind) {
    case 'auth':
      return isInvalidGrant(cause) ? 'refresh-token-expired' : undefined
    case 'network':
    case 'timeout':
      return 'no-answer'
    case 'paging':
      return 'page-token-repeated'
    case 'item':
      return hintForItem(error)
    case 'aborted':
      return undefined
    default:
      return hintForResponse(error, name)
  }
}

/** From the most specific reason to the least. */
function hintForResponse(error: PhotosErrorInit, name: ErrorName | undefined): HintName | undefined {
  const { kind, code, operation } = error
  if (code === 403 && 'removed' in reach[operation]) return 'method-removed'
  if (code === 404 && kind === 'answer' && 'isAlwaysFound' in reach[operation]) return 'wrong-address'
  if (code === 429) return isDailyQuota(error) ? 'quota-per-day' : (hintForName(name) ?? 'quota-per-minute')
  return hintForName(name) ?? hintForReason(error) ?? hintForStatus(error)
}

function hintForReason(error: PhotosErrorInit): HintName | undefined {
  if (hasReason(error, 'ACCESS_TOKEN_SCOPE_INSUFFICIENT')) return 'scope-missing'
  return hasReason(error, 'SERVICE_DISABLED') ? 'service-disabled' : undefined
}

function hintForStatus({ kind, code = 0 }: PhotosErrorInit): HintName | undefined {
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

/** The status of an item is identified by its code: the first word of its text varies (facts 2.10). */
function hintForItem({ operation, status }: PhotosErrorInit): HintName | undefined {
  const batches: Record<string, Record<string, { code?: number; message: string }>> = itemStatuses
  const statuses = batches[operation] ?? {}
  const name = Object.keys(statuses).find((each) => statusOf(statuses[each]?.code) === status)
  return hintEntries().find(([, { items }]) => name !== undefined && items?.includes(name))?.[0]
}

function isDailyQuota({ message, details = [] }: PhotosErrorInit): boolean {
  const content = message + JSON.stringify(details)
  return retries.final.some((part) => content.includes(part))
}

/** Whether google.rpc.ErrorInfo states a reason. */
function hasReason(error: PhotosErrorInit, reason: string): boolean {
  return error.details?.some((detail) => detail.reason === reason) ?? false
}

/** The field violations of google.rpc.BadRequest as text. */
function fieldViolations(details: readonly Record<string, unknown>[]): string {
  const violations = details.flatMap(({ fieldViolations }) =>
    Array.isArray(fieldViolations) ? (fieldViolations as Partial<Record<string, string>>[]) : [],
  )
  return violations.map(({ field, description }) => `\`${field}\`: ${description}`).join(' ')
}

/** Whether an auth library reports that OAuth rejected the refresh token. Each has a form of its own. */
function isInvalidGrant(cause: unknown): boolean {
  if (typeof cause !== 'object' || cause === null) return false
  const { message, error, code, response } = cause as Record<string, unknown>
  const nested = (response as { data?: { error?: unknown } } | undefined)?.data?.error
  return [message, error, code, nested].some(
    (text) => typeof text === 'string' && text.includes('invalid_grant'),
  )
}

function createHint(name: HintName, { operation, details = [] }: PhotosErrorInit): Hint {
  const facts: Record<string, unknown> = reach[operation]
  const field = fieldViolations(details) || `The service does not say which. ${facts.rules ?? ''}`.trim()
  const parts: Record<string, unknown> = { removed: scopesRemoved, field, ...facts }
  return {
    name,
    text: hints[name].text.replace(/\{(\w+)\}/g, (whole, part: string) => String(parts[part] ?? whole)),
  }
}
