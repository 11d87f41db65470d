import type { ApiDocument, DocumentedOperation } from '@tintype/document'
import { sortedOperations } from './operations.ts'
import { notice } from './print.ts'

/** The text of generated/methods.ts: the ids as a tree, with the descriptions of the document for editors. */
export function methodTypes(document: ApiDocument): string {
  const namespaces = new Map<string, string[]>()
  for (const operation of sortedOperations(document)) {
    const [namespace = '', verb = ''] = operation.id.split('.')
    const members = namespaces.get(namespace) ?? []
    namespaces.set(namespace, [...members, `${comment(operation)}    readonly ${verb}: '${operation.id}'\n`])
  }
  const tree = [...namespaces].map(([name, members]) => `  readonly ${name}: {\n${members.join('')}  }\n`)
  return `${notice}
/** The id of every operation, by namespace and method. Mapped types keep the comments. */
export interface OperationTree {
${tree.join('')}}
`
}

function comment(operation: DocumentedOperation): string {
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
