/**
 * Which fields of an answer are wanted: everything, or those that are named, each with a mask of its own. The
 * name `*` stands for every field of its level.
 */
export type FieldMask = 'whole' | ReadonlyMap<string, FieldMask>

/** The fields that a value can have. An open one can have any, and tells nothing of what is below them. */
export interface FieldTree {
  fields: ReadonlyMap<string, FieldTree>
  open: boolean
}

/** No answer is nested deeper; without a limit a mask of brackets alone would exhaust the stack. */
const MAX_DEPTH = 32

/** A list of fields: names by name, `whole` or a list of their own. */
type Level = Map<string, 'whole' | Level>

/**
 * Reads a partial-response selector (api-facts 1.2): a list with commas, `a/b` or `a(b,c)` for what is below a
 * field, `*` for all fields. Dots do for slashes, as field masks of other Google APIs write them.
 * @returns undefined when it is none
 */
export function parseFieldMask(text: string): FieldMask | undefined {
  const tokens = text.match(/[,/.()]|[^,/.()\s]+/g) ?? []
  const level: Level = new Map()
  const end = parseList(tokens, 0, level, 1)
  return end === tokens.length ? level : undefined
}

/** @returns the place behind the list, or undefined when there is none at `at` */
function parseList(tokens: readonly string[], at: number, into: Level, depth: number): number | undefined {
  let end = parseItem(tokens, at, into, depth)
  while (end !== undefined && tokens[end] === ',') end = parseItem(tokens, end + 1, into, depth)
  return end
}

function parseItem(tokens: readonly string[], at: number, into: Level, depth: number): number | undefined {
  const name = tokens[at]
  if (depth > MAX_DEPTH || name === undefined || /^[,/.()]$/.test(name)) return undefined
  const next = tokens[at + 1]
  if (next === '/' || next === '.') return parseItem(tokens, at + 2, below(into, name), depth + 1)
  if (next === '(') {
    const end = parseList(tokens, at + 2, below(into, name), depth + 1)
    return end !== undefined && tokens[end] === ')' ? end + 1 : undefined
  }
  into.set(name, 'whole')
  return at + 1
}

/** Where the fields below a name are gathered. What is wanted whole stays whole, whatever else is asked of it. */
function below(level: Level, name: string): Level {
  const known = level.get(name)
  if (known === 'whole') return new Map()
  const fields = known ?? new Map()
  level.set(name, fields)
  return fields
}

/** @returns the path of a field that the mask names and no such value can have; undefined when there is none */
export function unknownField(mask: FieldMask, tree: FieldTree, path = ''): string | undefined {
  if (mask === 'whole') return undefined
  for (const [name, part] of mask) {
    const unknown =
      name === '*'
        ? unknownInAll(part, tree, `${path}*`)
        : unknownBelow(part, tree.fields.get(name) ?? (tree.open ? OPEN : undefined), `${path}${name}`)
    if (unknown !== undefined) return unknown
  }
  return undefined
}

const OPEN: FieldTree = { fields: new Map(), open: true }

function unknownBelow(mask: FieldMask, tree: FieldTree | undefined, path: string): string | undefined {
  return tree === undefined ? path : unknownField(mask, tree, `${path}/`)
}

/** What is below `*` need not fit every field of the level, but one of them. */
function unknownInAll(mask: FieldMask, { fields, open }: FieldTree, path: string): string | undefined {
  const fits = (tree: FieldTree) => unknownField(mask, tree) === undefined
  return open || [...fields.values()].some(fits) ? undefined : path
}

/** What the mask leaves of a value. Lists keep their length; an object of which nothing is left is empty. */
export function applyFieldMask(mask: FieldMask, value: unknown): unknown {
  if (mask === 'whole') return value
  if (Array.isArray(value)) {
    return value.map((item) => applyFieldMask(mask, item)).filter((item) => item !== undefined)
  }
  if (typeof value !== 'object' || value === null) return undefined
  const kept: [string, unknown][] = []
  for (const [name, part] of Object.entries(value)) {
    const left = applyPart(union(mask.get(name), mask.get('*')), part)
    if (left !== undefined) kept.push([name, left])
  }
  return Object.fromEntries(kept)
}

function applyPart(mask: FieldMask | undefined, value: unknown): unknown {
  return mask === undefined ? undefined : applyFieldMask(mask, value)
}

function union(one: FieldMask | undefined, other: FieldMask | undefined): FieldMask | undefined {
  if (one === undefined || other === 'whole') return other
  if (other === undefined || one === 'whole') return one
  const both = new Map(one)
  for (const [name, mask] of other) both.set(name, union(both.get(name), mask) ?? mask)
  return both
}
