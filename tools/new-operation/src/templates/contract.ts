import { insertBefore, insertEntry } from '../insert.ts'
import type { NewOperation } from '../operation.ts'
import type { Workspace } from '../workspace.ts'
import { inputOf } from './input.ts'

/** The scenario of a request that succeeds. `scenariosOf` adds those that all operations have. */
export function addToContract(operation: NewOperation, workspace: Workspace): void {
  const { id, collection } = operation
  const file = `packages/contract/src/scenarios/${collection}.ts`
  // Requests that fail share an object, so that the contract leaves few behind.
  const parameter = operation.pathParameters.length > 0 ? 'async (api)' : '()'
  const good = `${parameter} => (${inputOf(operation, 'contract')})`
  const request = `${parameter} => (${inputOf(operation, 'contractSuccess')})`
  const scenario = `
  '${id}': scenariosOf('${id}', ${good}, [
    {
      behavior: 'TODO',
      status: 200,
      request: ${request},
      holds: () => hold(false, 'TODO: check what ${id} did'),
    },
  ]),
`
  workspace.change(file, (text) => {
    const typed = /^type \w+ = '/m.test(text)
      ? text.replace(/^(type \w+ = )'/m, `$1'${id}' | '`)
      : insertEntry(text, /^ {2}\| '([\w.]+)'\n/gm, id, `  | '${id}'\n`)
    return insertBefore(typed, `export const ${collection}: Pick<Scenarios, `, '}', scenario)
  })
  if (operation.method === 'DELETE') {
    workspace.change('packages/contract/src/scenarios/common.ts', (text) =>
      insertBefore(text, 'const ONCE: ', '])', `  '${id}',\n`),
    )
  }
}
