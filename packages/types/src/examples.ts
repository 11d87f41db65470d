import { examples } from './generated/examples.ts'
import type { OperationId, StatusOf } from './operations.ts'

export { examples }

type Examples = typeof examples

/** The name of an example of a response of an operation: of one status, or of any. */
export type ExampleOf<Id extends OperationId, Status extends StatusOf<Id> = StatusOf<Id>> = {
  [Each in keyof Examples[Id]]: Each extends `${Status}` ? NamesIn<Examples[Id][Each]> : never
}[keyof Examples[Id]]

type NamesIn<List> = List extends readonly (infer Name)[] ? Name : never
