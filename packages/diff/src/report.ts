import { BUMPS } from './bumps.ts'
import type { Change } from './change.ts'
import type { Verdict } from './verdict.ts'

export const FORMATS = ['text', 'markdown', 'json'] as const

export type Format = (typeof FORMATS)[number]

/**
 * Prints a verdict as text for a terminal, Markdown for a pull request, or JSON.
 * @param closing lines below the changes: a sentence, and optionally what to do
 */
export function report(verdict: Verdict, format: Format, closing: readonly string[]): string {
  if (format === 'json') return `${JSON.stringify(verdict, null, 2)}\n`
  return format === 'markdown' ? markdown(verdict, closing) : text(verdict, closing)
}

function text(verdict: Verdict, closing: readonly string[]): string {
  const groups = groupByOperation(verdict.changes).flatMap(([operations, changes]) => [
    operations,
    ...changes.flatMap(({ line, details }) => [`  ${line}`, ...details.map((each) => `      ${each}`)]),
    '',
  ])
  const excepted = verdict.excepted.flatMap(({ line, reason }) => [`  ${line}`, `      ${reason}`])
  return lines([
    headline(verdict),
    '',
    ...groups,
    ...(excepted.length > 0 ? ['Excepted: each counts as a patch', ...excepted, ''] : []),
    ...closing,
  ])
}

function markdown(verdict: Verdict, [first, ...rest]: readonly string[]): string {
  const groups = groupByOperation(verdict.changes).flatMap(([operations, changes]) => [
    `#### ${operations}`,
    '',
    ...changes.flatMap(({ line, details }) => [
      `- \`${line}\``,
      ...details.map((each) => `  <br>${each.replaceAll('<', '&lt;')}`),
    ]),
    '',
  ])
  const excepted = verdict.excepted.map(({ line, reason }) => `- \`${line}\`: ${reason}`)
  return lines([
    `### ${headline(verdict)}`,
    '',
    ...groups,
    ...(excepted.length > 0 ? ['#### Excepted: each counts as a patch', '', ...excepted, ''] : []),
    `**${first}**`,
    ...(rest.length > 0 ? ['', '```', ...rest, '```'] : []),
  ])
}

function headline({ since, changes, excepted, required }: Verdict): string {
  if (since === undefined) return `The first release: ${required}`
  const count = changes.length + excepted.length
  if (count === 0) return `Nothing changed in the API since ${since}`
  return `${count} ${count === 1 ? 'change' : 'changes'} in the API since ${since}: ${required}`
}

/** Groups changes by operation, the largest bump first. */
function groupByOperation(changes: Change[]): [string, Change[]][] {
  const groups = new Map<string, Change[]>()
  const sorted = [...changes].sort((a, b) => BUMPS.indexOf(b.bump) - BUMPS.indexOf(a.bump))
  for (const change of sorted) {
    const operations = change.operations.join(', ') || 'The document as a whole'
    groups.set(operations, [...(groups.get(operations) ?? []), change])
  }
  return [...groups]
}

const lines = (all: string[]) => `${all.join('\n').trimEnd()}\n`
