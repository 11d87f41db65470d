import type { OperationId, StatusOf } from '@tintype/types/operations'
import type { Answer, Api, Caller } from './api.ts'
import type { Input, RequestForm } from './request.ts'

/** Requirements of a scenario besides a token of one user. */
export type Ability =
  /** Stores data: two created albums are two. A mock does not; it only returns responses of the right shape. */
  | 'state'
  /** A token of a second user through the same app. */
  | 'other user'
  /** Two more tokens of the first user: one that can only read app-created data, and one that can only add. */
  | 'narrow tokens'
  /** Lets requests ask for faults, like `tintype-server --faults`. */
  | 'faults'
  /** Returns 207 for a batch with a partial success. */
  | 'status 207'

/** A request and checks of its response. Status, type and schema of the document are always checked. */
export interface Scenario<Id extends OperationId = OperationId> {
  /** A statement about the operation: "returns the album". */
  behavior: string
  /** @deprecated Use `behavior`. This field is removed in the next minor version. */
  behaviour?: string
  status: StatusOf<Id>
  needs?: readonly Ability[]
  /** The user who sends the request; by default the first. */
  as?: Caller
  /** Creates the data that the request needs, and returns its input. */
  request(api: Api): Input | Promise<Input>
  /** @throws NotHeld when a check fails */
  holds?(response: Answer, api: Api, input: Input): void | Promise<void>
  /** A form of the request that differs from the document. */
  writing?: RequestForm
  /** A fault to request, in the format of the header `X-Tintype-Fault`. */
  fault?: string
}

/** The type requires scenarios for every operation of the document. */
export type Scenarios = { readonly [Id in OperationId]: readonly Scenario<Id>[] }

/** A failed check, described in one sentence. */
export class NotHeld extends Error {}

/** @throws NotHeld unless the condition is true */
export function hold(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new NotHeld(otherwise)
}

/** @throws NotHeld unless both have the same JSON */
export function same(subject: string, actual: unknown, expected: unknown): void {
  hold(
    JSON.stringify(actual) === JSON.stringify(expected),
    `${subject} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`,
  )
}
