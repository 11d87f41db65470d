import { type Bump, type Change, type ChangeKind, isLess } from '@tintype/diff'
import { DOCUMENT_PACKAGES, type ReleaseVerdict } from './verdict.ts'

/** The heading of a kind of change in the changelogs. */
const KIND_WORDS: Record<ChangeKind, string> = { added: 'Added', changed: 'Changed', removed: 'Removed' }

/** More subjects than this are not listed one by one. */
const MAX_SUBJECTS = 12

/** The last lines of a report: whether the changesets are enough, and otherwise the steps that make the check pass. */
export function closingOf(verdict: ReleaseVerdict): string[] {
  if (!verdict.ok) return advice(verdict)
  const pending = Object.values(verdict.pending).reduce((least, bump) => (isLess(bump, least) ? bump : least))
  if (verdict.required !== 'none') return [`The changesets say ${pending}: enough for ${verdict.required}.`]
  return [
    pending === 'none' ? 'There is no changeset, and none is needed.' : `The changesets say ${pending}.`,
  ]
}

/** Steps that make the check pass; empty when it passes. */
export function advice({ required, pending, ok, unused, changes }: ReleaseVerdict): string[] {
  if (ok) return []
  const stale = unused.map(({ line }) => `This exception excepts nothing; remove it: ${line}`)
  const lacking = DOCUMENT_PACKAGES.filter((name) => isLess(pending[name], required))
  if (lacking.length === 0) return stale
  const found = lacking.map((name) => `${name} ${wordOf(pending[name])}`).join(', ')
  return [
    ...stale,
    `The changes ask for ${required}, but the changesets say: ${found}. Add this as .changeset/<name>.md, and say how to adapt:`,
    '',
    '---',
    ...lacking.map((name) => `"${name}": ${required}`),
    '---',
    '',
    ...entriesFor(changes.filter(({ bump }) => bump === required)),
  ]
}

const wordOf = (bump: Bump) => (bump === 'none' ? 'nothing' : bump)

/** One paragraph per kind of change, with the parts of the API that changed and the operations that show it. */
function entriesFor(changes: Change[]): string[] {
  const kinds = (['added', 'changed', 'removed'] as const).filter((kind) =>
    changes.some((change) => change.kind === kind),
  )
  return kinds.flatMap((kind, index) => {
    const subjects = subjectsOf(changes.filter((change) => change.kind === kind))
    return [...(index > 0 ? [''] : []), `${KIND_WORDS[kind]}: ${subjects}.`]
  })
}

function subjectsOf(changes: Change[]): string {
  const operations = new Map<string, Set<string>>()
  for (const { subject, operations: ids } of changes) {
    operations.set(subject, new Set([...(operations.get(subject) ?? []), ...ids]))
  }
  const texts = [...operations].map(([subject, ids]) => {
    const others = [...ids].filter((id) => !subject.startsWith(id))
    return others.length > 0 ? `\`${subject}\` (${others.join(', ')})` : `\`${subject}\``
  })
  const rest = texts.length - MAX_SUBJECTS
  return [...texts.slice(0, MAX_SUBJECTS), ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ')
}
