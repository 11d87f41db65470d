import { googleBaseUrl } from '@tintype/types/operations'
import type { PhotosClientOptions, RequestOptions } from './options.ts'

// Mistakes of the caller are reported before anything is sent: fetch would report them as network failures, and those
// are retried.

/** @throws TypeError that names the option */
export function checkClientOptions(options: PhotosClientOptions): void {
  const { fetch } = options
  if (fetch && typeof fetch !== 'function') throw new TypeError('fetch must be a function.')
  checkNumbers(options)
}

/** @throws RangeError that names an option whose number is negative or NaN */
export function checkNumbers(options: RequestOptions): void {
  for (const [name, value] of Object.entries(options)) {
    if (value < 0 || Number.isNaN(value)) throw new RangeError(`${name} must be 0 or more, not ${value}.`)
  }
}

/** The base URL without slashes at its end. In a web page it may be relative to the page. */
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

/** Parses an http or https URL. Undefined for others, and for URLs with credentials: fetch rejects and quotes them. */
export function httpUrl(value: string, base?: string): URL | undefined {
  try {
    const url = new URL(value, base)
    return /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : undefined
  } catch {
    return undefined
  }
}

/** Whether a header can carry a token. White space at its ends, such as that of a file, is allowed: fetch drops it. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\t\r\n ]*[!-~]+[\t\r\n ]*$/.test(value)
}

/** A parameter as text. @throws TypeError for an object or a lone surrogate, which cannot be encoded */
export function parameterText(name: string, value: unknown): string {
  const text = String(value)
  if (Object(value) === value || /\p{Cs}/u.test(text))
    throw new TypeError(`${name} must be well-formed text, a number or a boolean.`)
  return text
}

/** An encoded path parameter. @throws TypeError for one that would make the URL that of another operation */
export function pathSegment(operation: string, name: string, value: unknown): string {
  const text = parameterText(name, value ?? '')
  if (/^\.{0,2}$/.test(text)) throw new TypeError(`${operation} needs ${name}, which cannot be "${text}".`)
  return encodeURIComponent(text)
}

/** Headers by their names in lower case, without those that are undefined. */
export function checkedHeaders(headers: RequestOptions['headers'] = {}): Record<string, string> {
  const checked: Record<string, string> = {}
  for (const name in headers)
    if (headers[name] !== undefined) checked[name.toLowerCase()] = headerValue(name, headers[name])
  return checked
}

/** The text of a header. @throws TypeError, without the value because it may be a secret */
export function headerValue(name: string, value: unknown): string {
  const text = String(value)
  if (!/^[\w!#$%&'*+.^`|~-]+: [\t -~\x80-\xff]*$/.test(`${name}: ${text}`))
    throw new TypeError(`The header ${name} contains characters that headers cannot carry.`)
  return text
}
