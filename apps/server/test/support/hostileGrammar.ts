import { deflateSync } from 'node:zlib'
import fc from 'fast-check'

/**
 * A grammar of files: structures of a format, valid or not, nested, repeated, overlapping. `layOut` turns a tree of parts
 * into a file.
 */
export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'number'; size: 1 | 2 | 4; little: boolean; value: number | 'here' | 'end' }
  | { kind: 'zeros'; length: number }
  | { kind: 'group'; parts: Part[] }
  | { kind: 'repeat'; times: number; part: Part }
  /** A header with a length: boxes, chunks, segments, elements. `claim` is the length it states; null for the actual one. */
  | { kind: 'sized'; form: Form; type: string; claim: number | null; part: Part }
  | { kind: 'nested'; form: Form; type: string; depth: number; part: Part }
  | { kind: 'deflated'; part: Part; times: number }
  | { kind: 'directory'; little: boolean; entries: Entry[]; next: number }

type Form = 'box' | 'pngChunk' | 'riffChunk' | 'segment' | 'element'
interface Entry {
  tag: number
  type: number
  count: number
  value: number
}

/** The parts of a format's files. */
export interface Format {
  mime: string
  head: Buffer
  form: Form
  types: readonly string[]
  texts: readonly string[]
}

const NUMBERS = [0, 1, 2, 4, 8, 16, 100, 1000, 4096, 65_535, 0x7fff_ffff, 0xffff_ffff]
const TAGS = [
  0x100, 0x101, 0x103, 0x106, 0x10f, 0x111, 0x112, 0x117, 0x14a, 0x201, 0x202, 0x2bc, 0x8769, 0x8825, 0xc612,
  1, 2, 4,
]

/** Generates parts of a format. */
export function partsOf({ form, types, texts }: Format): fc.Arbitrary<Part> {
  const number = fc.oneof(fc.constantFrom(...NUMBERS), fc.nat(1 << 16))
  const type = fc.constantFrom(...types)
  const entry = fc.record({
    tag: fc.constantFrom(...TAGS),
    type: fc.constantFrom(1, 2, 3, 4, 5, 13),
    count: number,
    value: number,
  })
  const { part } = fc.letrec<{ part: Part }>((tie) => ({
    part: fc.oneof(
      { maxDepth: 4, withCrossShrink: false },
      fc.record({ kind: fc.constant('text' as const), text: fc.constantFrom(...texts) }),
      fc.record({
        kind: fc.constant('number' as const),
        size: fc.constantFrom(1 as const, 2 as const, 4 as const),
        little: fc.boolean(),
        value: fc.oneof(number, fc.constantFrom('here' as const, 'end' as const)),
      }),
      fc.record({ kind: fc.constant('zeros' as const), length: fc.nat(64) }),
      fc.record({
        kind: fc.constant('group' as const),
        parts: fc.array(tie('part'), { minLength: 1, maxLength: 4 }),
      }),
      fc.record({
        kind: fc.constant('repeat' as const),
        times: fc.constantFrom(2, 10, 100, 1000, 10_000),
        part: tie('part'),
      }),
      fc.record({
        kind: fc.constant('sized' as const),
        form: fc.constant(form),
        type,
        claim: fc.option(number),
        part: tie('part'),
      }),
      fc.record({
        kind: fc.constant('nested' as const),
        form: fc.constant(form),
        type,
        depth: fc.constantFrom(4, 14, 100, 2000),
        part: tie('part'),
      }),
      fc.record({
        kind: fc.constant('deflated' as const),
        part: tie('part'),
        times: fc.constantFrom(1, 10, 1000, 100_000),
      }),
      fc.record({
        kind: fc.constant('directory' as const),
        little: fc.boolean(),
        entries: fc.array(entry, { minLength: 1, maxLength: 40 }),
        next: number,
      }),
    ),
  }))
  return part
}

/** Writes a tree as a file of at most `size` bytes. */
export function layOut({ head }: Format, part: Part, size: number): Buffer {
  const room = { left: size - head.length, at: head.length, end: size }
  return Buffer.concat([head, bytesOf(part, room)]).subarray(0, size)
}

interface Room {
  left: number
  at: number
  end: number
}

function bytesOf(part: Part, room: Room): Buffer {
  const within = (used: number): Room => ({
    ...room,
    left: Math.max(0, room.left - used),
    at: room.at + used,
  })
  switch (part.kind) {
    case 'text':
      return Buffer.from(part.text, 'latin1')
    case 'number': {
      const value = part.value === 'here' ? room.at : part.value === 'end' ? room.end : part.value
      return numberOf(value, part.size, part.little)
    }
    case 'zeros':
      return Buffer.alloc(part.length)
    case 'group': {
      const out: Buffer[] = []
      let used = 0
      for (const one of part.parts) {
        const bytes = bytesOf(one, within(used))
        used += bytes.length
        out.push(bytes)
      }
      return Buffer.concat(out)
    }
    case 'repeat': {
      const bytes = bytesOf(part.part, room)
      return filled(bytes, Math.min(part.times * bytes.length, room.left))
    }
    case 'sized': {
      const body = bytesOf(part.part, within(12))
      return wrapped(part.form, part.type, body, part.claim ?? body.length)
    }
    case 'nested': {
      let body = bytesOf(part.part, room)
      for (let i = 0; i < part.depth && body.length < room.left; i++)
        body = wrapped(part.form, part.type, body, body.length)
      return body
    }
    case 'deflated': {
      const body = bytesOf(part.part, room)
      return deflateSync(filled(body, Math.min(part.times * body.length, 8 << 20)))
    }
    case 'directory':
      return directoryOf(part.little, part.entries, part.next)
  }
}

function filled(bytes: Buffer, length: number): Buffer {
  return bytes.length === 0 ? bytes : Buffer.alloc(Math.max(0, length), bytes)
}

function numberOf(value: number, size: 1 | 2 | 4, little: boolean): Buffer {
  const out = Buffer.alloc(size)
  const fitting = value % 2 ** (8 * size)
  if (little) out.writeUIntLE(fitting, 0, size)
  else out.writeUIntBE(fitting, 0, size)
  return out
}

function wrapped(form: Form, type: string, body: Buffer, claim: number): Buffer {
  const name = Buffer.from(type, 'latin1')
  const u32 = (value: number, little = false) => numberOf(value, 4, little)
  switch (form) {
    case 'box':
      return Buffer.concat([u32(claim + 8), name, body])
    case 'pngChunk':
      return Buffer.concat([u32(claim), name, body, Buffer.alloc(4)])
    case 'riffChunk':
      return Buffer.concat([name, u32(claim, true), body, Buffer.alloc(body.length % 2)])
    case 'segment':
      return Buffer.concat([name, numberOf(claim + 2, 2, false), body])
    case 'element':
      return Buffer.concat([name, Buffer.from([0x08]), u32(claim), body].filter((one) => one.length > 0))
  }
}

function directoryOf(little: boolean, entries: readonly Entry[], next: number): Buffer {
  const number = (value: number, size: 2 | 4) => numberOf(value, size, little)
  return Buffer.concat([
    number(entries.length, 2),
    ...entries.flatMap(({ tag, type, count, value }) => [
      number(tag, 2),
      number(type, 2),
      number(count, 4),
      number(value, 4),
    ]),
    number(next, 4),
  ])
}

/** Replaces the part at one place of a tree. */
export function replaced(tree: Part, place: number, by: Part): Part {
  let count = -1
  const walk = (part: Part): Part => {
    if (++count === place) return by
    if (part.kind === 'group') return { ...part, parts: part.parts.map(walk) }
    return 'part' in part ? { ...part, part: walk(part.part) } : part
  }
  return walk(tree)
}

export function placesOf(tree: Part): number {
  if (tree.kind === 'group') return 1 + tree.parts.reduce((sum, part) => sum + placesOf(part), 0)
  return 1 + ('part' in tree ? placesOf(tree.part) : 0)
}
