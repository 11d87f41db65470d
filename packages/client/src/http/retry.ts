import { retries } from '@tintype/types/errors'
import type { Outcome } from './attempt.ts'
import { PhotosError } from './errors.ts'
import type { Clock } from './options.ts'

export interface RetryRules {
  /** Whether the request may be sent again after it may have arrived. */
  repeatable: boolean
  /** How often it has been. */
  repeats: number
  /** Longest wait in milliseconds. */
  maxDelay: number
  clock: Clock
}

const NETWORK_DELAY = 1000

/** Milliseconds until the same request may be sent again; undefined when it must not be. */
export function retryDelay(outcome: Outcome | PhotosError, rules: RetryRules): number | undefined {
  if (outcome instanceof PhotosError) {
    const passes = outcome.kind === 'network' || outcome.kind === 'timeout'
    return passes && (rules.repeatable || wasNotSent(outcome.cause))
      ? backoff(NETWORK_DELAY, rules)
      : undefined
  }
  const { response, text } = outcome
  const seconds = (retries.minDelaySeconds as Record<number, number>)[response.status]
  if (seconds === undefined || retries.final.some((part) => text?.includes(part))) return undefined
  // A quota refuses before anything is done; the other failures may come after.
  if (!rules.repeatable && response.status !== QUOTA) return undefined
  const asked = retryAfter(response.headers, rules.clock)
  if (asked === undefined) return backoff(seconds * 1000, rules)
  return asked <= rules.maxDelay ? asked : undefined
}

const QUOTA = 429

/**
 * Doubles with each repetition. Chance only adds, up to as much again, because Google asks for a least delay
 * (facts 10), and clients that failed together must not come back together.
 */
function backoff(least: number, { repeats, maxDelay, clock }: RetryRules): number | undefined {
  return least > maxDelay ? undefined : Math.min(least * 2 ** repeats * (1 + clock.random()), maxDelay)
}

/** Milliseconds of a Retry-After header, which is a number of seconds or a date. */
export function retryAfter(headers: Headers, clock: Clock): number | undefined {
  const value = headers.get('retry-after')
  if (!value) return undefined
  const milliseconds = /^\s*[\d.]+\s*$/.test(value) ? Number(value) * 1000 : Date.parse(value) - clock.now()
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds)
}

/** What the runtimes call failures before the first byte was sent. Browsers do not tell. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ConnectionRefused',
])

/** Whether a network error proves that the request did not arrive. */
function wasNotSent(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  return NOT_SENT.has(String(code)) || wasNotSent(cause)
}
