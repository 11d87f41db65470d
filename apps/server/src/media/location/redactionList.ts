import { type Redaction, tidy } from './stripLocation.ts'

/** They are stored with the file and laid over every download of it. A real photo has some ten. */
const MAX_REDACTIONS = 4096

/** Collects redactions, as many as are made, in bounded memory. */
export class RedactionList {
  private list: Redaction[] = []

  add(redactions: readonly Redaction[]): void {
    for (const redaction of redactions) this.list.push(redaction)
    if (this.list.length > 2 * MAX_REDACTIONS) this.list = coarsen(tidy(this.list))
  }

  get isEmpty(): boolean {
    return this.list.length === 0
  }

  /** Sorted, without overlaps, and no more than can be kept. */
  tidied(): Redaction[] {
    return coarsen(tidy(this.list))
  }
}

/** Joins the closest neighbors until few enough are left: what is between them goes too. */
function coarsen(list: Redaction[]): Redaction[] {
  if (list.length <= MAX_REDACTIONS) return list
  const gapBefore = (i: number) => {
    const [previous, next] = [list[i - 1], list[i]]
    return previous && next ? next.offset - previous.offset - previous.length : Number.POSITIVE_INFINITY
  }
  const gaps = list.map((_, i) => gapBefore(i)).sort((a, b) => a - b)
  // Half as many, so that the next ones are not joined one by one.
  const joined = gaps[list.length - MAX_REDACTIONS / 2] ?? 0
  const out: Redaction[] = []
  for (const [i, next] of list.entries()) {
    const last = out.at(-1)
    if (last && gapBefore(i) <= joined) last.length = next.offset + next.length - last.offset
    else out.push({ ...next })
  }
  return out
}
