/** JSON of responses with media items, whose own JSON is cached. Unusual for speed, measured by `pnpm bench catalog`. */
import { createUrlFrames, PresentedItem } from '../../operations/mediaItems/itemCache.ts'
import { jsonText, type ResponseStyle } from '../jsonResponse.ts'

/**
 * The same JSON as that of `jsonText`. If any of its media items was sent before, as bytes: joining the parts of items as
 * a string takes twice as long.
 */
export function responseText(response: unknown, style: ResponseStyle): string | Buffer {
  if (!hasRepeatedItems(response)) return jsonText(response, style)
  const writer = new Writer()
  write(response, style.pretty ? 0 : undefined, writer)
  if (style.pretty) writer.text('\n')
  return writer.toBuffer()
}

/** Looks at a media item, and at those in a list of them or of their results. */
function hasRepeatedItems(response: unknown): boolean {
  if (isRepeated(response)) return true
  if (typeof response !== 'object' || response === null) return false
  return Object.values(response).some((list) => Array.isArray(list) && list.some(isItemOrResult))
}

const isRepeated = (value: unknown): boolean => value instanceof PresentedItem && value.isRepeated

const isItemOrResult = (value: unknown): boolean =>
  isRepeated(value) || isRepeated((value as { mediaItem?: unknown } | undefined)?.mediaItem)

/** @param indent spaces before the value; undefined for compact JSON */
function write(value: unknown, indent: number | undefined, writer: Writer): void {
  if (value instanceof PresentedItem) writer.item(value, indent)
  else if (typeof value !== 'object' || value === null) writer.text(JSON.stringify(value) ?? 'null')
  else if (Array.isArray(value)) writeList(value, indent, writer)
  else writeObject(value, indent, writer)
}

function writeList(values: readonly unknown[], indent: number | undefined, writer: Writer): void {
  const { lineBreak, inner, last } = breaks(indent)
  let before = '['
  for (const value of values) {
    writer.text(before + lineBreak)
    write(value, inner, writer)
    before = ','
  }
  writer.text(before === '[' ? '[]' : `${last}]`)
}

function writeObject(object: object, indent: number | undefined, writer: Writer): void {
  const { lineBreak, inner, last } = breaks(indent)
  const colon = indent === undefined ? ':' : ': '
  let before = '{'
  for (const [name, value] of Object.entries(object)) {
    if (value === undefined) continue
    writer.text(before + lineBreak + JSON.stringify(name) + colon)
    write(value, inner, writer)
    before = ','
  }
  writer.text(before === '{' ? '{}' : `${last}}`)
}

/** Line breaks before the parts of a value and after the last, and the indentation of the parts. */
function breaks(indent: number | undefined) {
  if (indent === undefined) return { lineBreak: '', inner: undefined, last: '' }
  const outer = `\n${' '.repeat(indent)}`
  return { lineBreak: `${outer}  `, inner: indent + 2, last: outer }
}

/** Collects the parts of a response, and then writes them into one buffer. */
class Writer {
  readonly #parts: (string | PresentedItem)[] = []
  readonly #indents: (number | undefined)[] = []
  readonly #frames = createUrlFrames()
  #length = 0

  text(text: string): void {
    this.#parts.push(text)
    this.#length += Buffer.byteLength(text)
  }

  item(item: PresentedItem, indent: number | undefined): void {
    this.#parts.push(item)
    this.#indents.push(indent)
    this.#length += item.jsonLength(indent, this.#frames)
  }

  toBuffer(): Buffer {
    const target = Buffer.allocUnsafe(this.#length)
    let [at, items] = [0, 0]
    for (const part of this.#parts) {
      if (typeof part === 'string') at += putText(part, target, at)
      else at = part.writeJson(target, at, this.#indents[items++], this.#frames)
    }
    return target
  }
}

/** Up to this length it is faster to copy characters one by one than to call Node's encoder. */
const SHORT = 24

/** @returns the number of bytes written */
function putText(text: string, target: Buffer, at: number): number {
  if (text.length > SHORT) return target.write(text, at)
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code > 0x7f) return target.write(text, at)
    target[at + index] = code
  }
  return text.length
}
