import { retries } from '@tintype/types/errors'
import type { AttemptResult } from './call.ts'
import { PhotosError } from './errors.ts'
import type { Clock } from './options.ts'

export interface RetryRules {
  /** Whether the request may be repeated after it may have arrived. */
  idempotent: boolean
  /** How often it was repeated. */
  retries: number
  /** In milliseconds. */
  maxDelay: number
  clock: Clock
}

const NETWORK_DELAY = 1000

/** Milliseconds until the request may be sent again; undefined if it must not be. */
export function retryDelay(result: AttemptResult, rules: RetryRules): number | undefined {
  if (result instanceof PhotosError) {
    const isTransient = result.kind === 'network' || result.kind === 'timeout'
    return isTransient && (rules.idempotent || wasNotSent(result.cause))
      ? backoff(NETWORK_DELAY, rules)
      : undefined
  }
  const { response, text } = result
  const seconds = (retries.minDelaySeconds as Record<number, number>)[response.status]
  if (seconds === undefined || retries.final.some((part) => text?.includes(part))) return undefined
  // A quota is checked before anything is done; other failures may come after the request took effect.
  if (!rules.idempotent && response.status !== TOO_MANY_REQUESTS) return undefined
  const requested = retryAfter(response.headers, rules.clock)
  if (requested === undefined) return backoff(seconds * 1000, rules)
  return requested <= rules.maxDelay ? requested : undefined
}

const TOO_MANY_REQUESTS = 429

/**
 * Exponential backoff. Jitter only adds, up to 100 %: Google asks for a minimum delay (facts 10), and clients that
 * failed together must not retry together.
 */
function backoff(minimum: number, { retries, maxDelay, clock }: RetryRules): number | undefined {
  return minimum > maxDelay ? undefined : Math.min(minimum * 2 ** retries * (1 + clock.random()), maxDelay)
}

/** The Retry-After header in milliseconds. It is a number of seconds or a date. */
export function retryAfter(headers: Headers, clock: Clock): number | undefined {
  const value = headers.get('retry-after')
  if (!value) return undefined
  const milliseconds = /^\s*[\d.]+\s*$/.test(value) ? Number(value) * 1000 : Date.parse(value) - clock.now()
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds)
}

/** Error codes of failures before the first byte was sent, in Node, Deno and Bun. Browsers hide the cause. */
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
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown }
  return NOT_SENT.has(String(code)) || (cause !== undefined && wasNotSent(cause))
}
