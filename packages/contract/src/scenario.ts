import type { OperationId, StatusOf } from '@tintype/types/operations'
import type { Answer, Api, Caller } from './api.ts'
import type { Input, Writing } from './request.ts'

/** What a target has to have for a scenario, beside a token of one user. */
export type Ability =
  /** It keeps what it is told: two things that were made are two. A mock does not, and gives shapes alone. */
  | 'state'
  /** A token of a second user, through the same app. */
  | 'other user'
  /** Two more tokens of the first user: one that can only read what the app has created, one that can only add. */
  | 'narrow tokens'
  /** It lets requests ask for faults, as `tintype-server --faults` does. */
  | 'faults'
  /** It answers a batch that succeeds in part with 207. */
  | 'status 207'

/** A request, and what must hold of its answer. The document's part of that (status, type, schema) goes without saying. */
export interface Scenario<Id extends OperationId = OperationId> {
  /** A statement about the operation: "gives the album". */
  behaviour: string
  status: StatusOf<Id>
  needs?: readonly Ability[]
  /** Who asks; the first user when left out. */
  as?: Caller
  /** Sets up what it needs, and says what to ask. */
  request(api: Api): Input | Promise<Input>
  /** @throws NotHeld when something of it does not hold */
  holds?(answer: Answer, api: Api, input: Input): void | Promise<void>
  /** How the request is written, if not as the document has it. */
  writing?: Writing
  /** A fault to ask for, in the words of the header `X-Tintype-Fault`. */
  fault?: string
}

/** Every operation of the document has its scenarios, by type. */
export type Scenarios = { readonly [Id in OperationId]: readonly Scenario<Id>[] }

/** What an answer does not hold, in a sentence. */
export class NotHeld extends Error {}

/** @throws NotHeld unless the condition is true */
export function hold(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new NotHeld(otherwise)
}

/** @throws NotHeld unless both are the same text, number or truth value */
export function same(what: string, actual: unknown, expected: unknown): void {
  hold(
    JSON.stringify(actual) === JSON.stringify(expected),
    `${what} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`,
  )
}
