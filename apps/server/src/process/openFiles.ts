import { readFileSync } from 'node:fs'

/** How many files and connections this process may have open; undefined where the system does not say. */
export function openFileLimit(): number | undefined {
  try {
    const [, limit] = /^Max open files +(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? []
    return limit === undefined ? undefined : Number(limit)
  } catch {
    return undefined
  }
}

/** What connections leave to everything else: the database, photos on their way, images that are rendered. */
const SHARE_OF_FILES = 1 / 4

/**
 * How many connections there may be: as many as are requested (0 for any number), or so few that files can still be
 * opened when all of them are there.
 */
export function connectionsWithin(openFiles: number | undefined, requested: number): number {
  if (openFiles === undefined) return requested
  const most = Math.floor(openFiles * (1 - SHARE_OF_FILES))
  return requested === 0 ? most : Math.min(requested, most)
}
