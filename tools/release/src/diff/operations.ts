import { type Document, operationsOf } from '../../../../packages/types/scripts/document.ts'

/** Returns the ids of the operations that use a place of the document. */
export type OperationsAt = (pointer: string) => string[]

/**
 * Follows every reference, so that a change of a schema is reported with the operations that use it.
 * @param document a bundle, in which all references point into `components`
 */
export function operationsAt(document: Document): OperationsAt {
  const users = new Map<string, Set<string>>()
  for (const { id, path, operation } of operationsOf(document)) {
    const { parameters } = document.paths[path] ?? {}
    const reached = new Set<string>()
    collect([operation, parameters], document, reached)
    for (const component of reached) {
      const ids = users.get(component) ?? new Set()
      users.set(component, ids.add(id))
    }
  }
  return (pointer) => {
    const [root, first = '', second = ''] = parts(pointer)
    if (root === 'components') return [...(users.get(`${first}/${second}`) ?? [])]
    if (root !== 'paths') return []
    const item = document.paths[first] ?? {}
    const method = Object.entries(item).filter(([key]) => key === second)
    const operations = (method.length > 0 ? method : Object.entries(item)).map(([, each]) => each)
    return operations.flatMap((each) => ('operationId' in each ? [each.operationId] : []))
  }
}

/** The segments of a JSON pointer such as `#/paths/~1v1~1albums/get`. */
export function parts(pointer: string): string[] {
  const steps = pointer.replace(/^#?\//, '').split('/')
  return steps.map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'))
}

function collect(node: unknown, document: Document, reached: Set<string>): void {
  if (typeof node !== 'object' || node === null) return
  if ('$ref' in node && typeof node.$ref === 'string') {
    const [, kind = '', name = ''] = parts(node.$ref)
    if (reached.has(`${kind}/${name}`)) return
    reached.add(`${kind}/${name}`)
    const components: Record<string, Record<string, unknown>> = document.components
    collect(components[kind]?.[name], document, reached)
  }
  for (const each of Object.values(node)) collect(each, document, reached)
}
