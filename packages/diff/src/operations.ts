import { isMethod, type OpenApi, operationsOf, pointerSteps } from './api.ts'

/** Returns the ids of the operations that use a place of the document. */
export type OperationsAt = (pointer: string) => string[]

/** Follows every reference, so that a change of a schema is reported with the operations that use it. */
export function operationsAt(json: OpenApi): OperationsAt {
  const operations = operationsOf(json)
  const users = usersOfComponents(json)
  return (pointer) => {
    const [root, first = '', second = ''] = pointerSteps(pointer)
    if (root === 'components') return users.get(`${first}/${second}`) ?? []
    if (root !== 'paths') return []
    return operations
      .filter(({ path, method }) => path === first && (!isMethod(second) || method === second))
      .map(({ id }) => id)
  }
}

/** The operations that use each component, by `kind/name`. */
function usersOfComponents(json: OpenApi): Map<string, string[]> {
  const users = new Map<string, string[]>()
  for (const { id, path, method } of operationsOf(json)) {
    const { parameters, [method]: operation } = json.paths?.[path] ?? {}
    const used = new Set<string>()
    collectComponents([operation, parameters], json, used)
    for (const component of used) users.set(component, [...(users.get(component) ?? []), id])
  }
  return users
}

function collectComponents(node: unknown, json: OpenApi, used: Set<string>): void {
  if (typeof node !== 'object' || node === null) return
  if ('$ref' in node && typeof node.$ref === 'string') {
    const [, kind = '', name = ''] = pointerSteps(node.$ref)
    if (used.has(`${kind}/${name}`)) return
    used.add(`${kind}/${name}`)
    collectComponents(json.components?.[kind]?.[name], json, used)
  }
  for (const each of Object.values(node)) collectComponents(each, json, used)
}
