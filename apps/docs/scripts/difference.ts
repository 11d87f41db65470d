import { pointerSteps } from '@tintype/document'

/** A change in the output of `redocly diff --format json`. */
export interface Change {
  path: string
  kind: 'added' | 'removed' | 'modified'
  impact: 'major' | 'minor' | 'patch'
  property?: string
  verdicts: { message: string }[]
}

/** Formats changes of the document as Markdown, grouped by operation. `ids` are operations by `path/method`. */
export function differenceText(changes: readonly Change[], ids: ReadonlyMap<string, string>): string {
  if (changes.length === 0) return 'The document has not changed.'
  const placed = changes.map((change) => ({ change, ...place(change.path, ids) }))
  return [...Map.groupBy(placed, ({ owner }) => owner)]
    .map(([owner, each]) =>
      [`**${owner}**`, '', ...each.map(({ change, rest }) => line(change, rest))].join('\n'),
    )
    .join('\n\n')
}

/** Finds the owner of a place in the document (an operation, all operations of a path, or all) and the path inside it. */
function place(pointer: string, ids: ReadonlyMap<string, string>): { owner: string; rest: string[] } {
  const [section = '', path = '', method = '', ...rest] = pointerSteps(pointer)
  if (section !== 'paths') return { owner: 'all operations', rest: [section, path, method, ...rest] }
  const id = ids.get(`${path}/${method}`)
  if (id !== undefined) return { owner: `\`${id}\``, rest }
  const all = [...ids].filter(([key]) => key.startsWith(`${path}/`)).map(([, each]) => `\`${each}\``)
  return { owner: all.join(', ') || `\`${path}\``, rest: [method, ...rest] }
}

function line({ kind, impact, property, verdicts }: Change, rest: readonly string[]): string {
  const path = [...rest, property].filter(Boolean).join(' › ')
  const text = verdicts.map(({ message }) => message).join(' ') || `${kind} ${path}`.trim()
  return `- ${impact}: ${text}`
}
