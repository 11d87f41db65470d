import { type Scope, scopes } from '@tintype/types/operations'
import { InvalidArgumentError } from 'commander'
import { type Category, categories } from '../../domain/contentCategories.ts'
import { findScope, parseLifetime, shortScope } from '../../tokens/accessTokens.ts'

// Parsers of arguments, apart from the commands, which load much more and only when they run.

/** Parses `--scopes`. */
export function scopeList(text: string): Scope[] {
  const names = text.split(/[\s,]+/).filter((name) => name !== '')
  if (names.length === 0) throw new InvalidArgumentError('Expected at least one scope.')
  return names.map((name) => {
    const scope = findScope(name)
    if (scope === undefined) {
      throw new InvalidArgumentError(
        `Unknown scope ${name}. Scopes are: ${scopes.map(shortScope).join(', ')}.`,
      )
    }
    return scope
  })
}

/** Parses `--expires`. @returns milliseconds */
export function lifetime(text: string): number {
  const milliseconds = parseLifetime(text)
  if (milliseconds === undefined)
    throw new InvalidArgumentError('Expected a duration such as 90s, 15m, 12h or 30d.')
  return milliseconds
}

/** Parses `--add` and `--remove`. */
export function categoryList(text: string): Category[] {
  const names = text.split(/[\s,]+/).filter((name) => name !== '')
  if (names.length === 0) throw new InvalidArgumentError('Expected at least one category.')
  return names.map((name) => {
    const found = categories.find((category) => category === name.toUpperCase())
    if (found === undefined) {
      throw new InvalidArgumentError(`Unknown category ${name}. Categories are: ${categories.join(', ')}.`)
    }
    return found
  })
}

/** Collects `--id`, which can be repeated. */
export function idList(id: string, ids: string[] = []): string[] {
  return [...ids, id]
}
