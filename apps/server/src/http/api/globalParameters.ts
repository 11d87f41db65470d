import { type GlobalParameter, globalParameters } from '@tintype/types/operations'
import type { FastifyInstance } from 'fastify'

/** The parameters that every method takes (facts 1.1), if the caller sent them or the document has a default. */
export type GlobalValues = Partial<Record<GlobalParameter, unknown>>

const GLOBAL: ReadonlySet<string> = new Set(globalParameters)

/** Separates the parameters that every method takes from the operation's own. */
export function splitGlobals(query: Record<string, unknown>): {
  own: Record<string, unknown>
  global: GlobalValues
} {
  const own: Record<string, unknown> = {}
  const global: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(query)) (GLOBAL.has(name) ? global : own)[name] = value
  return { own, global }
}

/** Makes `$fields` an alias of `fields`, and so on (facts 1.1). */
export function registerDollarNames(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (/\$|%24/.test(request.url))
      request.query = resolveDollarNames(request.query as Record<string, unknown>)
    done()
  })
}

/** Renames `$fields` to `fields`, and so on, unless the query also has the plain name. */
export function resolveDollarNames(query: Record<string, unknown>): Record<string, unknown> {
  const resolved: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(query)) {
    const isAlias = !GLOBAL.has(name) && name.startsWith('$') && GLOBAL.has(name.slice(1))
    if (!isAlias) resolved[name] = value
    else if (!Object.hasOwn(query, name.slice(1))) resolved[name.slice(1)] = value
  }
  return resolved
}
