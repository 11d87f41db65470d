/** Hears how far a command is. */
export type Progress = (done: number, of: number) => void

const BAR = 30

/** Milliseconds between two lines where there is no terminal: enough to see in a log that it goes on. */
const LINE_EVERY_MS = 10_000

/**
 * On a terminal, one line with a bar that is written over with every percent, and in the end wiped. Elsewhere a line
 * now and then.
 * @param deed what is done to the whole, such as "copied"
 */
export function progressLine(
  deed: string,
  out: { isTTY?: boolean; write(text: string): unknown } = process.stderr,
  now: () => number = Date.now,
): Progress {
  let shown = -1
  let told = now()
  return (done, of) => {
    const percent = of === 0 ? 100 : Math.min(100, Math.floor((100 * done) / of))
    if (percent === shown) return
    if (out.isTTY) {
      shown = percent
      const full = Math.floor((BAR * percent) / 100)
      const bar = '█'.repeat(full).padEnd(BAR, '░')
      out.write(percent === 100 ? '\r\x1b[K' : `\r${bar} ${percent}% ${deed}`)
    } else if (now() - told >= LINE_EVERY_MS) {
      shown = percent
      told = now()
      out.write(`${percent}% ${deed}\n`)
    }
  }
}
