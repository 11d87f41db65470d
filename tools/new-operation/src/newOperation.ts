import type { NewOperation } from './operation.ts'
import { UsageError } from './operation.ts'
import { addToContract } from './templates/contract.ts'
import { addToDocs } from './templates/docs.ts'
import { addToServer } from './templates/server.ts'
import { addToSpec } from './templates/spec.ts'
import { Workspace } from './workspace.ts'

/**
 * Adds stubs of an operation to a workspace.
 * @returns the paths of the files that were created or changed
 * @throws UsageError if the operation exists or a place is not as expected; then nothing has changed
 */
export function addOperation(root: string, operation: NewOperation): string[] {
  const workspace = new Workspace(root)
  if (workspace.has(`apps/server/src/operations/${operation.collection}/${operation.verb}.ts`)) {
    throw new UsageError(`${operation.id} exists already.`)
  }
  addToSpec(operation, workspace)
  addToServer(operation, workspace)
  addToContract(operation, workspace)
  addToDocs(operation, workspace)
  return workspace.save()
}
