import { type Box, boxes, findBox, metaStart } from './boxes.ts'
import type { Bytes } from './bytes.ts'
import { KIB } from './units.ts'

/** A key list has some ten entries of some ten bytes. */
const MAX_KEYS = 64 * KIB
/** The shortest entry has eight bytes. */
const KEY_UNITS_PER_BYTE = 20

/** A value of a `meta` box, under its name there. */
export interface MetaItem extends Box {
  name: string
}

export interface MetaList {
  /** The box that contains the values. */
  values: Bytes
  items(): Generator<MetaItem>
}

/**
 * Names are in `keys`, and values in `ilst` by the number of their key (QuickTime File Format, metadata atom), or by a
 * type of their own.
 */
export function readMetaList(meta: Bytes): MetaList | undefined {
  const start = metaStart(meta)
  const keys = findBox(meta, 'keys', start)
  const values = findBox(meta, 'ilst', start)
  if (!values) return undefined
  const names = keys ? keyNames(keys) : []
  return {
    values,
    *items() {
      for (const item of boxes(values)) {
        const name = names[Buffer.from(item.type, 'latin1').readUInt32BE(0) - 1] ?? item.type
        yield { ...item, name }
      }
    },
  }
}

function keyNames(keys: Bytes): string[] {
  const data = keys.read(0, MAX_KEYS)
  keys.budget.spend(data.length * KEY_UNITS_PER_BYTE)
  const names: string[] = []
  for (let at = 8; at + 8 <= data.length; ) {
    const size = data.readUInt32BE(at)
    if (size < 8) break
    names.push(data.toString('latin1', at + 8, at + size))
    at += size
  }
  return names
}
