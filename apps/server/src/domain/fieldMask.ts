/** The selected fields of a response: all, or some, each with a mask of its own. The name `*` selects all fields. */
export type FieldMask = 'whole' | ReadonlyMap<string, FieldMask>

/** The fields that a value can have. An open value can have any fields, with any fields below them. */
export interface FieldTree {
  fields: ReadonlyMap<string, FieldTree>
  open: boolean
}

/** Deeper than any response. Without a limit, a mask of parentheses would exhaust the stack. */
const MAX_DEPTH = 32

/** The selected fields of one level by name: `whole`, or the level below. */
type Level = Map<string, 'whole' | Level>

/**
 * Parses the `fields` parameter of a partial response (facts 1.2): names separated by commas, `a/b` or `a(b,c)` for
 * fields below a field, `*` for all fields. Dots are accepted for slashes, as in field masks of other Google APIs.
 * @returns undefined for any other text
 */
export function parseFieldMask(text: string): FieldMask | undefined {
  const tokens = text.match(/[,/.()]|[^,/.()\s]+/g) ?? []
  const level: Level = new Map()
  const end = parseList(tokens, 0, level, 1)
  return end === tokens.length ? level : undefined
}

/** @returns the position after the list, or undefined when there is no list at `at` */
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

/** Returns the level below a name. A field that is already selected as a whole stays whole. */
function below(level: Level, name: string): Level {
  const selected = level.get(name)
  if (selected === 'whole') return new Map()
  const fields = selected ?? new Map()
  level.set(name, fields)
  return fields
}

/** @returns the path of a field in the mask that the value cannot have; undefined when all exist */
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

/** A mask below `*` must fit at least one field of the level. */
function unknownInAll(mask: FieldMask, { fields, open }: FieldTree, path: string): string | undefined {
  const fits = (tree: FieldTree) => unknownField(mask, tree) === undefined
  return open || [...fields.values()].some(fits) ? undefined : path
}

/** Removes all but the selected fields. Lists keep their length; an object without selected fields becomes empty. */
export function applyFieldMask(mask: FieldMask, value: unknown): unknown {
  if (mask === 'whole') return value
  if (Array.isArray(value)) {
    return value.map((item) => applyFieldMask(mask, item)).filter((item) => item !== undefined)
  }
  if (typeof value !== 'object' || value === null) return undefined
  const selected: [string, unknown][] = []
  for (const [name, part] of Object.entries(value)) {
    const value = applyPart(union(mask.get(name), mask.get('*')), part)
    if (value !== undefined) selected.push([name, value])
  }
  return Object.fromEntries(selected)
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
