import { type Bytes, redact } from './bytes.ts'
import type { Redaction } from './redaction.ts'

/** Packets are read a window at a time: Extended XMP carries depth maps of many megabytes. */
const WINDOW = 4 << 20
/** What is cut by the end of one window lies whole in the next. */
const OVERLAP = 64 << 10
/** The value of one property: a coordinate, at most a list of them. Longer ones are blanked up to here. */
const MAX_VALUE = 32 << 10
/** Real packets have a dozen. One made to have more is blanked as a whole rather than piece by piece. */
const MAX_HITS = 2_000
/** Base64 data holds such a word by chance every 30 kB; a window of nothing else is blanked unread. */
const MAX_WORDS = 20_000

/**
 * Words in the names of properties that tell where: exif:GPSLatitude and its kin, drone-dji:GpsLongtitude (sic),
 * Camera:Longitude, AbsoluteAltitude, geo:lat. Names of places (city, country) are text that a person wrote and stay,
 * like the caption: api-facts 6 speaks of the location, and Google removes coordinates.
 */
const LOCATION_WORD = /gps|latitude|longt?itude|altitude|\bgeo:(?:lat|long)\b|\bgeorss:/gi

/**
 * Where an XMP packet tells the location: the values of such attributes and the text of such elements, to be overlaid
 * with spaces, so that it stays well-formed XML of the same length.
 */
export function xmpLocation(bytes: Bytes): Redaction[] {
  const head = bytes.read(0, 4)
  // UTF-16 (allowed in TIFF only): looked at with a zero byte squeezed out of every character.
  const width = head[0] === 0 || head[1] === 0 || head[0] === 0xfe || head[0] === 0xff ? 2 : 1
  const out: Redaction[] = []
  let hits = 0
  for (let at = 0; at < bytes.size; at += WINDOW) {
    const data = bytes.read(at, WINDOW + OVERLAP)
    const odd = width === 2 && (head[0] === 0 || head[0] === 0xfe) ? 1 : 0
    const text = width === 1 ? data.toString('latin1') : everySecond(data, odd)
    for (const { start, end } of locationValues(text)) {
      if (++hits > MAX_HITS) return redact(bytes, 0, bytes.size, 0x20)
      // U+2020 fills a UTF-16 value: a printable character, no coordinate.
      out.push(...redact(bytes, at + start * width, (end - start) * width, 0x20))
    }
  }
  return out
}

type Range = { start: number; end: number }

/** The character ranges of values to blank. Looks only around the words, so its cost is linear in the text. */
function* locationValues(text: string): Generator<Range> {
  let words = 0
  for (const match of text.matchAll(LOCATION_WORD)) {
    if (++words > MAX_WORDS) {
      yield { start: 0, end: text.length }
      return
    }
    const name = nameAround(text, match.index)
    if (text.startsWith('xmlns:', name.start)) continue
    const after = skipSpace(text, name.end)
    const before = text[name.start - 1]
    if (text[after] === '=') yield* quoted(text, after + 1)
    else if (before === '<') yield* element(text, name)
  }
}

function* quoted(text: string, at: number): Generator<Range> {
  const open = skipSpace(text, at)
  const quote = text[open]
  if (quote !== '"' && quote !== "'") return
  const close = text.slice(open + 1, open + 1 + MAX_VALUE).indexOf(quote)
  yield { start: open + 1, end: open + 1 + (close < 0 ? Math.min(MAX_VALUE, text.length - open - 1) : close) }
}

/** Text and attribute values between `<name …>` and `</name>`: structures and lists keep their tags. */
function* element(text: string, name: Range): Generator<Range> {
  const area = text.slice(name.end, name.end + MAX_VALUE)
  const closing = area.indexOf(`</${text.slice(name.start, name.end)}`)
  const self = area.indexOf('>')
  if (self > 0 && area[self - 1] === '/') {
    yield* attributeValues(area.slice(0, self), name.end)
    return
  }
  const content =
    closing < 0
      ? area.slice(0, Math.max(self + 1, 0) + untilTag(area.slice(self + 1)))
      : area.slice(0, closing)
  let at = 0
  while (at < content.length) {
    const end = content.indexOf('>', at)
    const tagEnd = end < 0 ? content.length : end + 1
    yield* attributeValues(content.slice(at, tagEnd), name.end + at)
    const nextTag = content.indexOf('<', tagEnd)
    const textEnd = nextTag < 0 ? content.length : nextTag
    if (textEnd > tagEnd) yield { start: name.end + tagEnd, end: name.end + textEnd }
    at = textEnd
  }
}

const untilTag = (text: string) => (text.indexOf('<') < 0 ? text.length : text.indexOf('<'))

/** Quoted values inside one tag, but for those that XML or RDF needs to stay readable. */
function* attributeValues(tag: string, base: number): Generator<Range> {
  for (const match of tag.matchAll(/([\w:.-]{1,64})\s{0,16}=\s{0,16}(["'])/g)) {
    if (/^(xmlns\b|rdf:parseType|xml:)/.test(match[1] ?? '')) continue
    yield* quotedAt(tag, match.index + match[0].length, match[2] ?? '"', base)
  }
}

function* quotedAt(tag: string, start: number, quote: string, base: number): Generator<Range> {
  const end = tag.indexOf(quote, start)
  if (end > start) yield { start: base + start, end: base + end }
}

/** The XML name that the character at `index` belongs to, at most 64 characters to either side. */
function nameAround(text: string, index: number): Range {
  const isName = (at: number) => /[\w:.-]/.test(text[at] ?? ' ')
  let start = index
  while (start > 0 && index - start < 64 && isName(start - 1)) start--
  let end = index
  while (end < text.length && end - index < 64 && isName(end)) end++
  return { start, end }
}

function skipSpace(text: string, at: number): number {
  let end = at
  while (end - at < 64 && /\s/.test(text[end] ?? '.')) end++
  return end
}

function everySecond(data: Buffer, first: number): string {
  const out = Buffer.alloc(data.length >> 1)
  for (let i = 0; i < out.length; i++) out[i] = data[i * 2 + first] ?? 0
  return out.toString('latin1')
}
