import { type OperationId, operations, type Scope, scopes } from '@tintype/types/operations'

/** Which of Google's rules apply: those until 2025-03-31 (`legacy`), or those since (facts 11.2). */
export type Era = keyof (typeof operations)[OperationId]['scopes']

/** The scopes that exist in an era: Google removed three on 2025-03-31. */
export const scopesOf = (era: Era): ReadonlySet<Scope> => SCOPES[era]

const SCOPES: Record<Era, ReadonlySet<Scope>> = {
  legacy: new Set(scopes),
  '2025': new Set(Object.values(operations).flatMap((operation) => [...operation.scopes['2025']])),
}
