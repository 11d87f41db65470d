/** Called with the progress of long work. */
export type Progress = (done: number, of: number) => void

const BAR_LENGTH = 30

/** Milliseconds between lines without a terminal: often enough to see progress in a log. */
const LINE_EVERY_MS = 10_000

/**
 * Shows progress: on a terminal as a bar that is updated with every percent and cleared at the end, elsewhere as a line
 * from time to time.
 * @param action such as "copied"
 */
export function progressLine(
  action: string,
  out: { isTTY?: boolean; write(text: string): unknown } = process.stderr,
  now: () => number = Date.now,
): Progress {
  let shown = -1
  let printedAt = now()
  return (done, of) => {
    const percent = of === 0 ? 100 : Math.min(100, Math.floor((100 * done) / of))
    if (percent === shown) return
    if (out.isTTY) {
      shown = percent
      const full = Math.floor((BAR_LENGTH * percent) / 100)
      const bar = '█'.repeat(full).padEnd(BAR_LENGTH, '░')
      out.write(percent === 100 ? '\r\x1b[K' : `\r${bar} ${percent}% ${action}`)
    } else if (now() - printedAt >= LINE_EVERY_MS) {
      shown = percent
      printedAt = now()
      out.write(`${percent}% ${action}\n`)
    }
  }
}
