import type { GlobalParameter } from '@tintype/types/operations'

/** How a JSON response is written, errors included. */
export interface ResponseStyle {
  pretty: boolean
  /** Errors also carry the list of older Google APIs: `$.xgafv=1` (facts 9). */
  olderErrors: boolean
}

/** Never rejects a value, because errors about the query itself also need a style. */
export function responseStyle(query: unknown): ResponseStyle {
  const parameters = (query ?? {}) as Partial<Record<GlobalParameter, unknown>>
  return {
    pretty: !/^(false|0)$/i.test(String(parameters.prettyPrint)),
    olderErrors: parameters['$.xgafv'] === '1',
  }
}

/** JSON as Google's front end writes it (facts 1): two spaces a level, and a line break at the end. */
export function jsonText(value: unknown, { pretty }: ResponseStyle): string {
  return pretty ? `${JSON.stringify(value, null, 2)}\n` : JSON.stringify(value)
}

export const JSON_TYPE = 'application/json; charset=UTF-8'
