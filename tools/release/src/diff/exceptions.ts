import type { Change } from './change.ts'

/** A change that asks for no more than a patch, because somebody has thought about it. */
export interface Exception {
  line: string
  reason: string
}

/** Stands between a change and the reason why it is no more than a patch. */
const BETWEEN = '  # '

/**
 * Reads the list of exceptions: one a line, the change exactly as `spec:diff` prints it, two spaces, `# ` and why.
 * Empty lines and those that begin with # count for nothing.
 * @throws Error when a line has no reason
 */
export function readExceptions(text: string): Exception[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
  return lines.map((each) => {
    const at = each.indexOf(BETWEEN)
    const reason = at === -1 ? '' : each.slice(at + BETWEEN.length).trim()
    if (reason === '') throw new Error(`An exception needs a reason, after two spaces and #:\n${each}`)
    return { line: each.slice(0, at).trim(), reason }
  })
}

/** The list without its exceptions: after a release there is nothing left to except. */
export function withoutExceptions(text: string): string {
  const kept = text.split('\n').filter((line) => line.trim() === '' || line.startsWith('#'))
  return `${kept.join('\n').trimEnd()}\n`
}

/** Splits changes by whether somebody has excepted them, and tells which exceptions except nothing. */
export function applyExceptions(changes: Change[], exceptions: Exception[]) {
  const reasons = new Map(exceptions.map(({ line, reason }) => [line, reason]))
  const lines = new Set(changes.map(({ line }) => line))
  return {
    counted: changes.filter(({ line }) => !reasons.has(line)),
    excepted: changes.flatMap((change) => {
      const reason = reasons.get(change.line)
      return reason === undefined ? [] : [{ ...change, reason }]
    }),
    unused: exceptions.filter(({ line }) => !lines.has(line)),
  }
}
