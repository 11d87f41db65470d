import { googleBaseUrl } from '@tintype/types/operations'
import type { PhotosClientOptions, RequestOptions } from './options.ts'

// Mistakes of the caller are told before anything is sent: fetch would call them network failures, which are retried.

/** @throws TypeError that names the option */
export function checkClientOptions(options: PhotosClientOptions): void {
  const { auth, fetch } = options ?? {}
  if (!/string|function/.test(typeof auth))
    throw new TypeError('auth must be an access token or a function that returns one.')
  if (fetch && typeof fetch !== 'function') throw new TypeError('fetch must be a function.')
  checkNumbers(options)
}

/** @throws RangeError for a number that would never end, or never begin, a wait */
export function checkNumbers(options: RequestOptions): void {
  for (const [name, value] of Object.entries(options)) {
    if (value < 0 || Number.isNaN(value)) throw new RangeError(`${name} must be 0 or more, not ${value}.`)
  }
}

/** The base URL without a slash at its end. In a page, it may be relative to the page. */
export function checkedBaseUrl(value: string = googleBaseUrl): string {
  const url = httpUrl(value, (globalThis as { location?: { href: string } }).location?.href)
  if (!url || url.search || url.hash) {
    const shown = String(value).replace(/.*@|[?#].*/gs, '…')
    throw new TypeError(
      `baseUrl must be like ${googleBaseUrl}, without credentials or a query, not ${shown}.`,
    )
  }
  return url.href.replace(/\/+$/, '')
}

/** Undefined for what no fetch takes, or only with a message that quotes it. */
export function httpUrl(value: string, base?: string): URL | undefined {
  try {
    const url = new URL(value, base)
    return /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : undefined
  } catch {
    return undefined
  }
}

/** A token that a header can carry; fetch drops the line break that reading a file leaves behind. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\t\r\n ]*[!-~]+[\t\r\n ]*$/.test(value)
}

/** A query parameter as text. @throws TypeError for an object, whose text would say nothing */
export function scalar(name: string, value: unknown): string {
  const text = String(value)
  if (Object(value) === value || /\p{Cs}/u.test(text))
    throw new TypeError(`${name} must be well-formed text, a number or a boolean.`)
  return text
}

/** A path parameter, encoded. @throws TypeError for one that would make the address that of another operation */
export function pathPart(operation: string, name: string, value: unknown): string {
  const text = scalar(name, value ?? '')
  if (/^\.{0,2}$/.test(text)) throw new TypeError(`${operation} needs ${name}, which cannot be "${text}".`)
  return encodeURIComponent(text)
}

/** @throws TypeError that does not quote the value, which may be a secret */
export function headerValue(name: string, value: unknown): string {
  const text = String(value)
  if (!/^[\w!#$%&'*+.^`|~-]+: [\t -~\x80-\xff]*$/.test(`${name}: ${text}`))
    throw new TypeError(`The header ${name} has characters that no header can carry.`)
  return text
}
