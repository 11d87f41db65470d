import { type Scope, scopes } from '@tintype/types/operations'
import { InvalidArgumentError } from 'commander'
import { type Category, categories } from '../../domain/contentCategories.ts'
import { findScope, parseLifetime, shortScope } from '../../tokens/accessTokens.ts'

// What commands read their arguments with. Apart from the commands, which load much more, and only when they run.

/** Reads `--scopes`. */
export function scopeList(text: string): Scope[] {
  const names = text.split(/[\s,]+/).filter((name) => name !== '')
  if (names.length === 0) throw new InvalidArgumentError('Name at least one scope.')
  return names.map((name) => {
    const scope = findScope(name)
    if (scope === undefined) {
      throw new InvalidArgumentError(
        `There is no scope ${name}. There are: ${scopes.map(shortScope).join(', ')}.`,
      )
    }
    return scope
  })
}

/** Reads `--expires`. @returns milliseconds */
export function lifetime(text: string): number {
  const milliseconds = parseLifetime(text)
  if (milliseconds === undefined) throw new InvalidArgumentError('It looks like 90s, 15m, 12h or 30d.')
  return milliseconds
}

/** Reads `--add` and `--remove`. */
export function categoryList(text: string): Category[] {
  const names = text.split(/[\s,]+/).filter((name) => name !== '')
  if (names.length === 0) throw new InvalidArgumentError('Name at least one category.')
  return names.map((name) => {
    const found = categories.find((category) => category === name.toUpperCase())
    if (found === undefined) {
      throw new InvalidArgumentError(`There is no category ${name}. There are: ${categories.join(', ')}.`)
    }
    return found
  })
}

/** Reads `--id`, which may be given any number of times. */
export function idList(id: string, ids: string[] = []): string[] {
  return [...ids, id]
}
