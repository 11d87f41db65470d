import { BUMPS } from '../bumps.ts'
import type { Change } from './change.ts'
import type { Verdict } from './verdict.ts'

export const FORMATS = ['text', 'markdown', 'json'] as const

export type Format = (typeof FORMATS)[number]

/** Prints a verdict as text for a terminal, Markdown for a pull request, or JSON. */
export function report(verdict: Verdict, format: Format): string {
  if (format === 'json') return `${JSON.stringify(verdict, null, 2)}\n`
  return format === 'markdown' ? markdown(verdict) : text(verdict)
}

/** Steps that make the check pass; empty when it passes. */
export function advice({ required, pending, ok, unused }: Verdict): string[] {
  if (ok) return []
  const stale = unused.map(({ line }) => `This exception excepts nothing; remove it: ${line}`)
  if (BUMPS.indexOf(pending) >= BUMPS.indexOf(required)) return stale
  const bump = pending === 'none' ? 'there is no changeset' : `the changesets say ${pending}`
  return [
    ...stale,
    `The changes ask for ${required}, but ${bump}. Add this as .changeset/<name>.md, with a line for its readers:`,
    '',
    '---',
    `"@tintype/spec": ${required}`,
    '---',
    '',
    'Describe the change, and how to adapt to it.',
  ]
}

function text(verdict: Verdict): string {
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
    ...closing(verdict),
  ])
}

function markdown(verdict: Verdict): string {
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
  const [first, ...rest] = closing(verdict)
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

function closing(verdict: Verdict): string[] {
  const { pending, required } = verdict
  const summary =
    pending === 'none' ? 'There is no changeset, and none is needed.' : `The changesets say ${pending}.`
  if (verdict.ok)
    return [required === 'none' ? summary : `The changesets say ${pending}: enough for ${required}.`]
  return advice(verdict)
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
