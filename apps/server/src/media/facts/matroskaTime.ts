import type { Bytes } from '../formats/bytes.ts'
import { type Element, elements } from '../formats/matroska.ts'
import { parseTime } from './captureTime.ts'

/** Elements by id (RFC 9559). */
const ID = {
  segment: 0x18538067,
  cluster: 0x1f43b675,
  info: 0x1549a966,
  dateUtc: 0x4461,
  tags: 0x1254c367,
  tag: 0x7373,
  simpleTag: 0x67c8,
  tagName: 0x45a3,
  tagString: 0x4487,
} as const

/** Names of tags with the time, the most reliable first. */
const NAMES = ['DATE_RECORDED', 'DATE']
const MAX_TEXT = 256
const EPOCH = Date.UTC(2001, 0)

/** The time when a Matroska or WebM file was recorded: `DateUTC`, or else its tags. */
export function readMatroskaTime(bytes: Bytes): number | undefined {
  const tags = new Map<string, number>()
  let utc: number | undefined
  for (const { id, body } of topElements(bytes)) {
    if (id === ID.info) utc ??= infoTime(body)
    else if (id === ID.tags) readTags(body, tags)
  }
  return utc ?? NAMES.map((name) => tags.get(name)).find((time) => time !== undefined)
}

/** The elements of the segment, whether the segment has a size or not. */
function* topElements(bytes: Bytes): Generator<Element> {
  for (const element of elements(bytes)) {
    if (element.id === ID.segment) yield* elements(element.body)
    else yield element
  }
}

/** Nanoseconds since 2001, as a signed number of 8 bytes. */
function infoTime(info: Bytes): number | undefined {
  for (const { id, body } of elements(info)) {
    const data = id === ID.dateUtc ? body.read(0, 8) : undefined
    if (data?.length !== 8) continue
    const nanoseconds = data.readBigInt64BE(0)
    if (nanoseconds !== 0n) return EPOCH + Number(nanoseconds / 1_000_000n)
  }
  return undefined
}

function readTags(tags: Bytes, into: Map<string, number>): void {
  for (const tag of elements(tags)) {
    if (tag.id !== ID.tag) continue
    for (const simple of elements(tag.body)) if (simple.id === ID.simpleTag) readTag(simple.body, into)
  }
}

function readTag(simple: Bytes, into: Map<string, number>): void {
  let name = ''
  for (const { id, body } of elements(simple)) {
    const text = () => body.read(0, MAX_TEXT).toString('latin1')
    if (id === ID.tagName) name = text()
    const time = id === ID.tagString ? parseTime(text()) : undefined
    if (time !== undefined && !into.has(name)) into.set(name, time)
  }
}
