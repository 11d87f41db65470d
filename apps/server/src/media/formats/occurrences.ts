// A search for several byte sequences at once. It runs over every byte of a photo, so it is built for speed: each probe
// is searched by Buffer.indexOf, and the hits are merged. Four probes take less than half the time of the simplest loop
// over the bytes. `pnpm bench hostile` uploads the worst case for it, a file full of hits.

import type { Bytes } from './bytes.ts'
import { MIB } from './units.ts'

const STEP = MIB
const UNITS_PER_BYTE = 1 / 16

/** Cost of each hit. */
const HIT_UNITS = 40

/** A byte sequence to look for, and a short part of it by which it is found. Several signatures may share a probe. */
export interface Signature {
  bytes: Buffer
  probe: { bytes: Buffer; offset: number }
}

/** Buffer.indexOf finds short sequences at the speed of memory, and long ones at a tenth of it. */
export function signature(text: string, probe = text): Signature {
  const [bytes, short] = [Buffer.from(text, 'latin1'), Buffer.from(probe, 'latin1')]
  return { bytes, probe: { bytes: short, offset: bytes.indexOf(short) } }
}

export interface Occurrence {
  signature: Signature
  at: number
}

/** Finds all occurrences of the signatures in a file, in the order of their positions, in one pass. */
export function* occurrences(bytes: Bytes, signatures: readonly Signature[]): Generator<Occurrence> {
  const longest = Math.max(...signatures.map((one) => one.bytes.length))
  const groups = groupsByProbe(signatures)
  for (let start = 0; start < bytes.size; start += STEP) {
    const chunk = bytes.read(start, STEP + longest - 1)
    bytes.budget.spend(chunk.length * groups.length * UNITS_PER_BYTE)
    const next = groups.map((group) => ({ group, found: nextOf(group, chunk, 0, bytes) }))
    for (;;) {
      const first = earliest(next)
      if (first?.found === undefined || first.found.at >= STEP) break
      const { signature, at } = first.found
      yield { signature, at: start + at }
      first.found = nextOf(first.group, chunk, at + signature.probe.offset + 1, bytes)
    }
  }
}

/** Groups signatures that share a probe. */
function groupsByProbe(signatures: readonly Signature[]): [Signature, ...Signature[]][] {
  const groups = new Map<string, [Signature, ...Signature[]]>()
  for (const one of signatures) {
    const key = one.probe.bytes.toString('latin1')
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()]
}

/** The group's first occurrence whose probe is at `from` or later. */
function nextOf(
  group: readonly [Signature, ...Signature[]],
  chunk: Buffer,
  from: number,
  { budget }: Bytes,
): Occurrence | undefined {
  const probe = group[0].probe.bytes
  for (let at = chunk.indexOf(probe, from); at >= 0; at = chunk.indexOf(probe, at + 1)) {
    budget.spend(HIT_UNITS * group.length)
    for (const signature of group) {
      const start = at - signature.probe.offset
      const length = signature.bytes.length
      if (
        start >= 0 &&
        (length === probe.length || signature.bytes.equals(chunk.subarray(start, start + length)))
      )
        return { signature, at: start }
    }
  }
  return undefined
}

function earliest<Place extends { found: Occurrence | undefined }>(
  places: readonly Place[],
): Place | undefined {
  let first: Place | undefined
  for (const place of places) {
    if (place.found && (first?.found === undefined || place.found.at < first.found.at)) first = place
  }
  return first
}
