/** What `redocly diff --format json` tells of one change. */
export interface Change {
  path: string
  kind: 'added' | 'removed' | 'modified'
  impact: 'major' | 'minor' | 'patch'
  property?: string
  verdicts: { message: string }[]
}

/** Changes of the document as Markdown, under the operation that they are of. `ids` are operations by `path/method`. */
export function differenceText(changes: readonly Change[], ids: ReadonlyMap<string, string>): string {
  if (changes.length === 0) return 'The document is as it was released.'
  const placed = changes.map((change) => ({ change, ...place(change.path, ids) }))
  return [...Map.groupBy(placed, ({ owner }) => owner)]
    .map(([owner, each]) =>
      [`**${owner}**`, '', ...each.map(({ change, rest }) => line(change, rest))].join('\n'),
    )
    .join('\n\n')
}

/** Whose a place in the document is: an operation's, that of all at a path, or everyone's; and where in it. */
function place(pointer: string, ids: ReadonlyMap<string, string>): { owner: string; rest: string[] } {
  const [, section = '', path = '', method = '', ...rest] = pointer.split('/').map(decode)
  if (section !== 'paths') return { owner: 'all operations', rest: [section, path, method, ...rest] }
  const id = ids.get(`${path}/${method}`)
  if (id !== undefined) return { owner: `\`${id}\``, rest }
  const all = [...ids].filter(([key]) => key.startsWith(`${path}/`)).map(([, each]) => `\`${each}\``)
  return { owner: all.join(', ') || `\`${path}\``, rest: [method, ...rest] }
}

function line({ kind, impact, property, verdicts }: Change, rest: readonly string[]): string {
  const where = [...rest, property].filter(Boolean).join(' › ')
  const what = verdicts.map(({ message }) => message).join(' ') || `${kind} ${where}`.trim()
  return `- ${impact}: ${what}`
}

const decode = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~')
