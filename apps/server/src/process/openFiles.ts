import { readFileSync } from 'node:fs'

/** The limit of this process on open files and connections; undefined if the system has none. */
export function openFileLimit(): number | undefined {
  try {
    const [, limit] = /^Max open files +(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? []
    return limit === undefined ? undefined : Number(limit)
  } catch {
    return undefined
  }
}

/** Share of open files that is reserved for the database, uploads, downloads and rendering. */
const RESERVED_SHARE = 1 / 4

/**
 * The limit on connections: the requested one (0 for no limit), or less, so that files can still be opened while all
 * connections are in use.
 */
export function connectionsWithin(openFiles: number | undefined, requested: number): number {
  if (openFiles === undefined) return requested
  const max = Math.floor(openFiles * (1 - RESERVED_SHARE))
  return requested === 0 ? max : Math.min(requested, max)
}
