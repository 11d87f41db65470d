import { type NewOperation, UsageError } from '../operation.ts'

export const SCOPE_PREFIX = 'https://www.googleapis.com/auth/'

/** @throws UsageError for a scope that the document does not have */
export function checkScopes({ scopes }: NewOperation, document: string): void {
  const known = [...document.matchAll(/^ {12}https:\/\/www\.googleapis\.com\/auth\/(\S+): /gm)].map(
    ([, name]) => name,
  )
  const unknown = scopes.find((scope) => !known.includes(scope))
  if (unknown !== undefined) {
    throw new UsageError(`${unknown} is not a scope of spec/openapi.yaml. It has ${known.join(', ')}.`)
  }
}

/** The scopes of the operation that Google has not removed. */
export function currentScopes({ scopes }: NewOperation, document: string): string[] {
  const removed = /x-removed-scopes:\n((?: {8}.*\n)*)/.exec(document)?.[1] ?? ''
  return scopes.filter((scope) => !removed.includes(`${SCOPE_PREFIX}${scope}:`))
}
