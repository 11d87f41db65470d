import { NONSENSE, NOTHING } from './world.ts'

/** Maps the model's names to the server's ids and back. */
export interface Names {
  bind(name: string, id: string): void
  /** Copies a request, with ids instead of names. */
  toIds(value: unknown): unknown
  /** Copies a response with names instead of ids, without fields that differ in every response. Keeps unknown ids. */
  toNames(value: unknown): unknown
  /**
   * Learns ids of created resources from a response: where the model has a new name, the server's text at the same place
   * is its id.
   */
  learn(expected: unknown, actual: unknown): void
}

/** Fields that differ in every response, or contain an id. */
const INCOMPARABLE = new Set([
  'baseUrl',
  'coverPhotoBaseUrl',
  'productUrl',
  'profilePictureBaseUrl',
  'shareableUrl',
])
const NAME = /^(album|item|share token|enrichment|upload) \d+$/

export function createNames(): Names {
  const ids = new Map<string, string>()
  const names = new Map<string, string>()
  const bind = (name: string, id: string) => {
    ids.set(name, id)
    names.set(id, name)
  }
  bind(NOTHING, 'A'.repeat(64))
  bind(NONSENSE, 'nonsense')
  const learn = (expected: unknown, actual: unknown) => {
    if (typeof expected === 'string' && typeof actual === 'string') {
      if (NAME.test(expected) && !ids.has(expected) && !names.has(actual)) bind(expected, actual)
    } else if (isObject(expected) && isObject(actual)) {
      for (const [key, value] of Object.entries(expected)) learn(value, actual[key])
    }
  }
  return {
    bind,
    toIds: (value) => replaced(value, (text) => ids.get(text) ?? text),
    toNames: (value) => replaced(value, (text) => names.get(text) ?? text),
    learn,
  }
}

/** Copies a value with replaced texts, and without fields that are undefined or incomparable. */
function replaced(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value)
  if (Array.isArray(value)) return value.map((part) => replaced(part, replace))
  if (!isObject(value)) return value
  const fields = Object.entries(value).filter(([key, part]) => part !== undefined && !INCOMPARABLE.has(key))
  return Object.fromEntries(fields.map(([key, part]) => [key, replaced(part, replace)]))
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
