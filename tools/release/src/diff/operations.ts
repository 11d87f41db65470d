import { type ApiDocument, pointerSteps } from '@tintype/document'

/** Returns the ids of the operations that use a place of the document. */
export type OperationsAt = (pointer: string) => string[]

/** Follows every reference, so that a change of a schema is reported with the operations that use it. */
export function operationsAt(document: ApiDocument): OperationsAt {
  const users = usersOfComponents(document)
  return (pointer) => {
    const [root, first = '', second = ''] = pointerSteps(pointer)
    if (root === 'components') return users.get(`${first}/${second}`) ?? []
    if (root !== 'paths') return []
    const atPath = document.operations.filter(({ path }) => path === first)
    const atMethod = atPath.filter(({ method }) => method === second.toUpperCase())
    return (atMethod.length > 0 ? atMethod : atPath).map(({ id }) => id)
  }
}

/** The operations that use each component, by `kind/name`. */
function usersOfComponents({ json }: ApiDocument): Map<string, string[]> {
  const users = new Map<string, string[]>()
  for (const { parameters, ...item } of Object.values(json.paths)) {
    for (const operation of Object.values(item)) {
      const used = new Set<string>()
      collectComponents([operation, parameters], json, used)
      for (const component of used) {
        users.set(component, [...(users.get(component) ?? []), operation.operationId])
      }
    }
  }
  return users
}

function collectComponents(node: unknown, json: ApiDocument['json'], used: Set<string>): void {
  if (typeof node !== 'object' || node === null) return
  if ('$ref' in node && typeof node.$ref === 'string') {
    const [, kind = '', name = ''] = pointerSteps(node.$ref)
    if (used.has(`${kind}/${name}`)) return
    used.add(`${kind}/${name}`)
    const components: Record<string, Record<string, unknown>> = { ...json.components }
    collectComponents(components[kind]?.[name], json, used)
  }
  for (const each of Object.values(node)) collectComponents(each, json, used)
}
