import type { Change } from './change.ts'

/** A change that a reviewer has rated as a patch. */
export interface Exception {
  line: string
  reason: string
}

/** Separates a change from the reason why a patch is enough. */
const SEPARATOR = '  # '

/**
 * Reads the list of exceptions. Each line has a change as `spec:diff` prints it, two spaces, `# ` and the reason.
 * Ignores empty lines and lines that begin with #.
 * @throws Error when a line has no reason
 */
export function readExceptions(text: string): Exception[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
  return lines.map((each) => {
    const at = each.indexOf(SEPARATOR)
    const reason = at === -1 ? '' : each.slice(at + SEPARATOR.length).trim()
    if (reason === '') throw new Error(`An exception needs a reason, after two spaces and #:\n${each}`)
    return { line: each.slice(0, at).trim(), reason }
  })
}

/** Removes the exceptions from the list: none is needed after a release. */
export function withoutExceptions(text: string): string {
  const comments = text.split('\n').filter((line) => line.trim() === '' || line.startsWith('#'))
  return `${comments.join('\n').trimEnd()}\n`
}

interface SeparatedChanges {
  counted: Change[]
  excepted: (Change & { reason: string })[]
  unused: Exception[]
}

/** Separates the changes that have an exception from the others, and lists exceptions without a change. */
export function applyExceptions(changes: Change[], exceptions: Exception[]): SeparatedChanges {
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
