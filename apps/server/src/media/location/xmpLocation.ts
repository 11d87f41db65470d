import type { Budget } from '../formats/budget.ts'
import type { Bytes } from '../formats/bytes.ts'
import { KIB } from '../formats/units.ts'
import type { LocationSearch } from './locationSearch.ts'

/** Packets are read a window at a time: Extended XMP contains depth maps of many megabytes. */
const WINDOW = 512 * KIB
/** A property that the end of one window cuts is whole in the next. */
const OVERLAP = 64 * KIB
/** The value of one property: a coordinate, or at most a list of them. Longer ones are blanked up to here. */
const MAX_VALUE = 32 * KIB
/** Real packets have a dozen. A packet with more is blanked as a whole. */
const MAX_HITS = 2_000

/** Cost of searching a character, of a word, of a tag or value, and of each byte up to the end of an element. */
const [CHARACTER_UNITS, WORD_UNITS, TAG_UNITS, END_UNITS] = [6, 400, 250, 1 / 8]

/**
 * Words in the names of location properties: exif:GPSLatitude and the like, drone-dji:GpsLongtitude (sic),
 * Camera:Longitude, AbsoluteAltitude, geo:lat. Names of places (city, country) are text that a person wrote and stay,
 * like the caption: facts 6 is about the location, and Google removes coordinates.
 */
const LOCATION_WORD = /gps|latitude|longt?itude|altitude|\bgeo:(?:lat|long)\b|\bgeorss:/gi

/**
 * Searches an XMP packet. The values of location attributes and the text of location elements become spaces, so that
 * the packet stays well-formed XML of the same length.
 */
export function findXmpLocation(bytes: Bytes, search: LocationSearch): void {
  search.rememberText(bytes)
  search.searchBlock(bytes, BLANK, (packet) => {
    const found = packetRanges(packet)
    if (found.length > MAX_HITS) search.blank(packet, 0, packet.size, BLANK)
    else for (const { start, end } of found) search.blank(packet, start, end - start, BLANK)
  })
}

/** In a UTF-16 value two of them are U+2020: a printable character, and no coordinate. */
const BLANK = 0x20

/** Ranges in bytes of the packet. Ends when there are too many. */
function packetRanges(packet: Bytes): Range[] {
  const { width, odd } = encoding(packet)
  const out: Range[] = []
  for (let at = 0; at < packet.size; at += WINDOW) {
    const data = packet.read(at, WINDOW + OVERLAP)
    packet.budget.spend(data.length * CHARACTER_UNITS)
    const text = width === 1 ? data.toString('latin1') : everySecond(data, odd)
    for (const { start, end } of findLocationValues(text, packet.budget)) {
      out.push({ start: at + start * width, end: at + end * width })
      if (out.length > MAX_HITS) return out
    }
  }
  return out
}

/** UTF-16 (allowed in TIFF only) is searched with the zero byte of every character removed. */
function encoding(packet: Bytes): { width: 1 | 2; odd: 0 | 1 } {
  const head = packet.read(0, 4)
  const width = head[0] === 0 || head[1] === 0 || head[0] === 0xfe || head[0] === 0xff ? 2 : 1
  return { width, odd: width === 2 && (head[0] === 0 || head[0] === 0xfe) ? 1 : 0 }
}

interface Range {
  start: number
  end: number
}

/**
 * The character ranges of values to blank. The search continues after each value, so every character is inspected
 * about once. Only the closing tag of an element is searched ahead, which is paid from the budget.
 */
function* findLocationValues(text: string, budget: Budget): Generator<Range> {
  const word = new RegExp(LOCATION_WORD)
  for (let match = word.exec(text); match; match = word.exec(text)) {
    budget.spend(WORD_UNITS)
    const name = nameAround(text, match.index)
    const after = skipSpace(text, name.end)
    let done = name.end
    if (text.startsWith('xmlns:', name.start)) {
      // The declaration of a namespace.
    } else if (text[after] === '=') {
      const value = quoted(text, after + 1)
      if (value) yield value
      done = value?.end ?? after
    } else if (text[name.start - 1] === '<') {
      const content = elementContent(text, name, budget)
      yield* contentValues(text, content, budget)
      done = content.end
    }
    word.lastIndex = Math.max(done, word.lastIndex)
  }
}

function quoted(text: string, at: number): Range | undefined {
  const open = skipSpace(text, at)
  const quote = text[open]
  if (quote !== '"' && quote !== "'") return undefined
  const start = open + 1
  const limit = Math.min(start + MAX_VALUE, text.length)
  return { start, end: indexWithin(text, quote, start, limit) ?? limit }
}

/**
 * From the end of the name in `<name …>` to `</name`, to the end of an empty element, or to the next tag of a
 * truncated one.
 */
function elementContent(text: string, name: Range, budget: Budget): Range {
  const start = name.end
  const limit = Math.min(start + MAX_VALUE, text.length)
  const tagEnd = indexWithin(text, '>', start, limit)
  if (tagEnd !== undefined && tagEnd > start && text[tagEnd - 1] === '/') return { start, end: tagEnd }
  const closing = closingTag(text, name, limit, budget)
  if (closing !== undefined) return { start, end: closing }
  return { start, end: indexWithin(text, '<', tagEnd === undefined ? start : tagEnd + 1, limit) ?? limit }
}

function closingTag(text: string, name: Range, limit: number, budget: Budget): number | undefined {
  const wanted = text.slice(name.start, name.end)
  for (let at = name.end; ; ) {
    const next = indexWithin(text, '</', at, limit)
    budget.spend(TAG_UNITS + ((next ?? limit) - at) * END_UNITS)
    if (next === undefined || text.startsWith(wanted, next + 2)) return next
    at = next + 2
  }
}

/** Text and attribute values: structures and lists keep their tags. */
function* contentValues(text: string, { start, end }: Range, budget: Budget): Generator<Range> {
  for (let at = start; at < end; ) {
    budget.spend(TAG_UNITS)
    const close = indexWithin(text, '>', at, end)
    const tagEnd = close === undefined ? end : close + 1
    yield* attributeValues(text, { start: at, end: tagEnd }, budget)
    const textEnd = indexWithin(text, '<', tagEnd, end) ?? end
    if (textEnd > tagEnd) yield { start: tagEnd, end: textEnd }
    at = textEnd
  }
}

/** Quoted values inside one tag, except those that XML or RDF needs to stay readable. */
function* attributeValues(text: string, tag: Range, budget: Budget): Generator<Range> {
  for (let at = tag.start; ; ) {
    budget.spend(TAG_UNITS)
    const equals = indexWithin(text, '=', at, tag.end)
    if (equals === undefined) return
    const open = skipSpace(text, equals + 1)
    const quote = text[open]
    at = equals + 1
    if (open >= tag.end || (quote !== '"' && quote !== "'")) continue
    const close = indexWithin(text, quote, open + 1, tag.end) ?? tag.end
    if (close > open + 1 && !isNeeded(nameBefore(text, equals))) yield { start: open + 1, end: close }
    at = close + 1
  }
}

const isNeeded = (name: string): boolean =>
  /^(xmlns\b|rdf:parseType|xml:)/.test(name) && !/gps|latitude|longt?itude|altitude/i.test(name)

function nameBefore(text: string, equals: number): string {
  let end = equals
  while (equals - end < MAX_NAME && isSpace(text.charCodeAt(end - 1))) end--
  let start = end
  while (end - start < MAX_NAME && isName(text.charCodeAt(start - 1))) start--
  return text.slice(start, end)
}

const MAX_NAME = 64

/** The XML name that contains the character at `index`, at most 64 characters to either side. */
function nameAround(text: string, index: number): Range {
  let start = index
  while (index - start < MAX_NAME && isName(text.charCodeAt(start - 1))) start--
  let end = index
  while (end - index < MAX_NAME && isName(text.charCodeAt(end))) end++
  return { start, end }
}

function skipSpace(text: string, at: number): number {
  let end = at
  while (end - at < MAX_NAME && isSpace(text.charCodeAt(end))) end++
  return end
}

/** The next `wanted` before `limit`. Never searches further. */
function indexWithin(text: string, wanted: string, from: number, limit: number): number | undefined {
  const at = text.slice(from, limit).indexOf(wanted)
  return at < 0 ? undefined : from + at
}

/** The character class `[\w:.-]`, by code. NaN, past the ends of a text, is not in it. */
const NAME = new Set(
  [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_:.-'].map((c) => c.charCodeAt(0)),
)
const isName = (code: number): boolean => NAME.has(code)
const isSpace = (code: number): boolean =>
  code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0xfeff

function everySecond(data: Buffer, first: number): string {
  const out = Buffer.alloc(data.length >> 1)
  for (let i = 0; i < out.length; i++) out[i] = data[i * 2 + first] ?? 0
  return out.toString('latin1')
}
