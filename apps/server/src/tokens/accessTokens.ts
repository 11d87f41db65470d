import { hash } from 'node:crypto'
import { type Scope, scopes } from '@tintype/types/operations'

const PREFIX = 'https://www.googleapis.com/auth/'

/** A new bearer token of 256 random bits. It is shown once and never stored. */
export function newAccessToken(randomBytes: (size: number) => Uint8Array): string {
  return Buffer.from(randomBytes(32)).toString('base64url')
}

/** The stored form of a token. A fast hash is enough: 256 random bits cannot be guessed. */
export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer')
}

/** Finds a scope by its full name or its short one (`photoslibrary.sharing`). */
export function findScope(name: string): Scope | undefined {
  return scopes.find((scope) => scope === name || scope === PREFIX + name)
}

export function shortScope(scope: Scope): string {
  return scope.slice(PREFIX.length)
}

const UNITS = { s: 1, m: 60, h: 3600, d: 86_400 }

/** Parses a duration such as `90s`, `15m`, `12h` or `30d` into milliseconds. */
export function parseLifetime(text: string): number | undefined {
  const [, count, unit] = /^([1-9]\d{0,8})([smhd])$/.exec(text) ?? []
  if (count === undefined || unit === undefined) return undefined
  return Number(count) * UNITS[unit as keyof typeof UNITS] * 1000
}
