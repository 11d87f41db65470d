import { type GlobalParameter, globalParameters } from '@tintype/types/operations'
import type { FastifyInstance } from 'fastify'

/** The parameters that every method takes (facts 1.1), as far as a caller gave them or the document has defaults. */
export type GlobalValues = Partial<Record<GlobalParameter, unknown>>

const GLOBAL: ReadonlySet<string> = new Set(globalParameters)

/** Tells the parameters that every method takes from the operation's own. */
export function splitGlobals(query: Record<string, unknown>): {
  own: Record<string, unknown>
  global: GlobalValues
} {
  const own: Record<string, unknown> = {}
  const global: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(query)) (GLOBAL.has(name) ? global : own)[name] = value
  return { own, global }
}

/** Lets `$fields` stand for `fields`, and so on (facts 1.1). Without the sign a name counts first. */
export function registerDollarNames(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (/\$|%24/.test(request.url)) request.query = withoutDollars(request.query as Record<string, unknown>)
    done()
  })
}

export function withoutDollars(query: Record<string, unknown>): Record<string, unknown> {
  const plain: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(query)) {
    const known = !GLOBAL.has(name) && name.startsWith('$') && GLOBAL.has(name.slice(1))
    if (!known) plain[name] = value
    else if (!Object.hasOwn(query, name.slice(1))) plain[name.slice(1)] = value
  }
  return plain
}

/** How an answer is written, errors included. */
export interface ResponseStyle {
  pretty: boolean
  /** Errors also carry the list of older Google APIs: `$.xgafv=1` (facts 9). */
  olderErrors: boolean
}

/** Read without complaint, because errors about the query itself are written in some style too. */
export function responseStyle(query: unknown): ResponseStyle {
  const given = (query ?? {}) as GlobalValues
  return {
    pretty: !/^(false|0)$/i.test(String(given.prettyPrint)),
    olderErrors: given['$.xgafv'] === '1',
  }
}

/** JSON as Google's front end writes it (facts 1): two blanks a level and a line break at the end. */
export function jsonText(value: unknown, { pretty }: ResponseStyle): string {
  return pretty ? `${JSON.stringify(value, null, 2)}\n` : JSON.stringify(value)
}

export const JSON_TYPE = 'application/json; charset=UTF-8'
