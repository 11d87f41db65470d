import { readSync } from 'node:fs'
import { type Budget, createBudget } from './budget.ts'
import { KIB } from './units.ts'

/** A range of bytes inside something larger. */
export interface Span {
  offset: number
  length: number
}

/**
 * Bytes read by position, never as a whole. A metadata block may be stored in pieces (Extended XMP in JPEG segments,
 * HEIF items in extents); a block is such a view, and `locate` maps its ranges to ranges of the file.
 */
export interface Bytes {
  readonly size: number
  /** Pays for reads; shared by all views of a view. */
  readonly budget: Budget
  /**
   * Returns up to `length` bytes from `offset`: fewer where the data ends, none past it. They are shared and must not
   * be modified.
   * @throws OutOfBudgetError
   */
  read(offset: number, length: number): Buffer
  /** Maps a range of this view, clipped to it, to ranges of the file. */
  locate(offset: number, length: number): Span[]
  /** Returns the same bytes, with reads paid from another budget. */
  chargedTo(budget: Budget): Bytes
}

/** An open file of `size` bytes, read synchronously: parsers run in worker processes. */
export function fileBytes({ fd }: { fd: number }, size: number): Bytes {
  return new View(new FileSource(fd, size), [{ offset: 0, length: size }], createBudget(size))
}

/** A whole file in memory, or bytes that are stored nowhere (an inflated block), so that no patch can change them. */
export function memoryBytes(buffer: Buffer, budget = createBudget(buffer.length)): Bytes {
  const source = { read: (offset: number, length: number) => buffer.subarray(offset, offset + length) }
  return new View(source, [{ offset: 0, length: buffer.length }], budget)
}

/** Several ranges of `parent`, concatenated into one view. Ranges are clipped to the parent. */
export function sliceRanges(parent: Bytes, spans: readonly Span[]): Bytes {
  if (!(parent instanceof View)) throw new TypeError('Only a view of a file has views.')
  return parent.pieces(spans)
}

/** One range of `parent` as a view. */
export const slice = (parent: Bytes, offset: number, length: number): Bytes =>
  sliceRanges(parent, [{ offset, length }])

/** Fixed cost of a read. */
const READ_UNITS = 40

/** Cost of fetching a page. */
const PAGE_UNITS = 4000

interface Source {
  /** The whole range is within the file. */
  read(offset: number, length: number, budget: Budget): Buffer
}

/** Ranges of a file. A view of a view refers to the file directly, so a read costs the same at any depth. */
class View implements Bytes {
  readonly size: number
  readonly budget: Budget
  private readonly source: Source
  private readonly spans: readonly Span[]
  /** Where each span begins in this view. */
  private readonly starts: number[] = []

  constructor(source: Source, spans: readonly Span[], budget: Budget) {
    this.source = source
    this.spans = spans
    this.budget = budget
    let size = 0
    for (const { length } of spans) {
      this.starts.push(size)
      size += length
    }
    this.size = size
  }

  read(offset: number, length: number): Buffer {
    const [only] = this.spans
    if (only !== undefined && this.spans.length === 1) {
      const { offset: from, length: wanted } = clip(offset, length, this.size)
      this.budget.spend(READ_UNITS + wanted / 8)
      return this.source.read(only.offset + from, wanted, this.budget)
    }
    const spans = this.locate(offset, length)
    this.budget.spend(READ_UNITS * (1 + spans.length))
    return Buffer.concat(
      spans.map((span) => {
        this.budget.spend(span.length / 8)
        return this.source.read(span.offset, span.length, this.budget)
      }),
    )
  }

  locate(offset: number, length: number): Span[] {
    const { offset: from, length: wanted } = clip(offset, length, this.size)
    const to = from + wanted
    const out: Span[] = []
    for (let i = this.spanAt(from); i < this.spans.length; i++) {
      const span = this.spans[i] as Span
      const start = this.starts[i] as number
      const begin = Math.max(from, start)
      const end = Math.min(to, start + span.length)
      if (begin >= end) break
      out.push({ offset: span.offset + begin - start, length: end - begin })
    }
    return out
  }

  chargedTo(budget: Budget): Bytes {
    return new View(this.source, this.spans, budget)
  }

  pieces(spans: readonly Span[]): Bytes {
    const flat = spans.flatMap(({ offset, length }) => this.locate(offset, length))
    return new View(this.source, flat, this.budget)
  }

  /** Index of the last span that begins at or before a position of this view. */
  private spanAt(at: number): number {
    let [low, high] = [0, this.starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((this.starts[middle] as number) <= at) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** The headers of chunks and boxes are close together, so a small read fetches a whole page. */
const PAGE = 16 * KIB

/** The offsets of directories jump back and forth. */
const MAX_PAGES = 16

/** Reads pages of a file and keeps the latest. */
class FileSource implements Source {
  private readonly pages = new Map<number, Buffer>()
  private readonly fd: number
  private readonly size: number

  constructor(fd: number, size: number) {
    this.fd = fd
    this.size = size
  }

  read(offset: number, length: number, budget: Budget): Buffer {
    if (length >= PAGE) return this.fetch(offset, length)
    const number = Math.floor(offset / PAGE)
    const from = offset - number * PAGE
    const first = this.page(number, budget)
    if (from + length <= PAGE) return first.subarray(from, from + length)
    const second = this.page(number + 1, budget)
    return Buffer.concat([first.subarray(from), second.subarray(0, from + length - PAGE)])
  }

  private page(number: number, budget: Budget): Buffer {
    const cached = this.pages.get(number)
    if (cached !== undefined) return cached
    budget.spend(PAGE_UNITS)
    const page = this.fetch(number * PAGE, Math.min(PAGE, this.size - number * PAGE))
    if (this.pages.size >= MAX_PAGES) this.pages.delete(this.pages.keys().next().value as number)
    this.pages.set(number, page)
    return page
  }

  private fetch(offset: number, length: number): Buffer {
    const buffer = Buffer.alloc(length)
    let filled = 0
    while (filled < length) {
      const bytesRead = readSync(this.fd, buffer, filled, length - filled, offset + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return buffer.subarray(0, filled)
  }
}

function clip(offset: number, length: number, size: number): Span {
  const from = Math.min(Math.max(offset, 0), size)
  const to = Math.min(Math.max(offset + length, from), size)
  return { offset: from, length: to - from }
}

/** A part of a container: where it begins, and where the next one begins. */
export interface Part {
  at: number
  end: number
}
