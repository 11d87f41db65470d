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
  const grouped = Map.groupBy(changes, ({ path }) => ownerOf(path, ids))
  return [...grouped].map(([owner, each]) => [`**${owner}**`, '', ...each.map(line)].join('\n')).join('\n\n')
}

function ownerOf(pointer: string, ids: ReadonlyMap<string, string>): string {
  const [, section = '', path = '', method = ''] = pointer.split('/').map(decode)
  if (section !== 'paths') return 'all operations'
  const id = ids.get(`${path}/${method}`)
  return id ? `\`${id}\`` : `\`${path}\``
}

function line({ path, kind, impact, property, verdicts }: Change): string {
  const where = path.split('/').slice(3).map(decode).join(' › ')
  const what =
    verdicts.map(({ message }) => message).join(' ') || [kind, where, property].filter(Boolean).join(' ')
  return `- ${impact}: ${what}`
}

const decode = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~')
