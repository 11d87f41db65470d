import { type Document, operationsOf, type PlacedOperation } from './document.ts'
import { notice } from './print.ts'

/** The text of generated/methods.ts: the ids as a tree, with the document's prose, so that editors can show it. */
export function methodTypes(document: Document): string {
  const namespaces = new Map<string, string[]>()
  for (const placed of operationsOf(document)) {
    const [namespace = '', verb = ''] = placed.id.split('.')
    const members = namespaces.get(namespace) ?? []
    namespaces.set(namespace, [...members, `${comment(placed)}    readonly ${verb}: '${placed.id}'\n`])
  }
  const tree = [...namespaces].map(([name, members]) => `  readonly ${name}: {\n${members.join('')}  }\n`)
  return `${notice}
/** Every operation's id at the place that it names. Types mapped over it keep the comments. */
export interface OperationTree {
${tree.join('')}}
`
}

function comment({ operation }: PlacedOperation): string {
  const removed = operation['x-removed']
  const lines = [
    `${operation.summary}.`,
    '',
    ...operation.description.trim().split('\n'),
    ...(removed ? ['', `@deprecated Removed by Google on ${removed}. ${operation['x-way-out']}`] : []),
  ]
  const text = lines.map((line) => `     * ${line}`.trimEnd().replaceAll('*/', '*\\/')).join('\n')
  return `    /**\n${text}\n     */\n`
}
