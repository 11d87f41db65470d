import { hash } from 'node:crypto'
import { type Scope, scopes } from '@tintype/types/operations'

const PREFIX = 'https://www.googleapis.com/auth/'

/** A new bearer token: 256 bits, told once and never stored. */
export function newAccessToken(randomBytes: (size: number) => Uint8Array): string {
  return Buffer.from(randomBytes(32)).toString('base64url')
}

/** What is stored of a token. A plain hash will do: there is nothing to guess in 256 random bits. */
export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer')
}

/** A scope by its whole name or its short one (`photoslibrary.sharing`); undefined when there is none. */
export function findScope(name: string): Scope | undefined {
  return scopes.find((scope) => scope === name || scope === PREFIX + name)
}

export function shortScope(scope: Scope): string {
  return scope.slice(PREFIX.length)
}

const UNITS = { s: 1, m: 60, h: 3600, d: 86_400 }

/** Milliseconds in a length of time such as `90s`, `15m`, `12h` or `30d`; undefined for anything else. */
export function parseLifetime(text: string): number | undefined {
  const [, count, unit] = /^([1-9]\d{0,8})([smhd])$/.exec(text) ?? []
  if (count === undefined || unit === undefined) return undefined
  return Number(count) * UNITS[unit as keyof typeof UNITS] * 1000
}
