import { alternatives, inWords, wrap } from './format.js'

const shortScope = (url) => url.slice(url.lastIndexOf('/') + 1)

/** Parameters and fields of the body; lists are paged by one named `pageSize`. */
function pageSize(operation, resolve) {
  const parameter = (operation.parameters ?? []).map(resolve).find(({ name }) => name === 'pageSize')
  const body = resolve(operation.requestBody?.content?.['application/json']?.schema ?? {})
  return parameter?.schema ?? body.properties?.pageSize
}

/** The scopes that give access to an operation, before and since Google removed some of them. */
function scopesSentence(before, now, date) {
  const kept = now.filter((scope) => before.includes(scope))
  const added = now.filter((scope) => !before.includes(scope))
  const gone = before.filter((scope) => !now.includes(scope))
  const label = before.length + added.length === 1 ? 'Scope' : 'Scopes'
  if (now.length === 0) return `**${label} until ${date}:** ${alternatives(gone)}.`
  const since = added.length > 0 ? `since ${date}, ${alternatives(added)}` : ''
  const today = [alternatives(kept), since].filter(Boolean).join(' or, ')
  const until = since ? 'until then' : `until ${date}`
  return `**${label}:** ${today}${gone.length > 0 ? `; ${until} also ${alternatives(gone)}` : ''}.`
}

function sentences(operation, document, resolve) {
  const removed = operation['x-removed']
  const before = operation.security.flatMap((alternative) => Object.values(alternative).flat())
  const paged = operation['x-paging'] && pageSize(operation, resolve)
  return [
    removed && `**Removed on ${removed}:** Google rejects every call with 403 since then.`,
    [
      scopesSentence(
        before.map(shortScope),
        operation['x-scopes-since-2025-03-31'].map(shortScope),
        removalDate(document),
      ),
      paged &&
        `**Page size:** ${inWords(paged.default, [])} by default, at most ${inWords(paged.maximum, [])}.`,
    ]
      .filter(Boolean)
      .join(' '),
  ].filter(Boolean)
}

/** The one day on which Google removed scopes. */
export function removalDate(document) {
  const dates = new Set(Object.values(document.components.securitySchemes.oauth2['x-removed-scopes']))
  if (dates.size !== 1) throw new Error(`Scopes were removed on several days: ${[...dates].join(', ')}.`)
  return [...dates][0]
}

/** Ends the description of every operation with its scopes and its page size, as the document states them. */
export function addSentences(document, resolve) {
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item).filter((each) => each.operationId)) {
      const paragraphs = [operation.description.trimEnd(), ...sentences(operation, document, resolve)]
      operation.description = wrap(paragraphs.join('\n\n'))
    }
  }
}

/** Ends the description of every removed scope with the day of its removal. */
export function addRemovedScopes(document) {
  const { 'x-removed-scopes': removed, flows } = document.components.securitySchemes.oauth2
  const { scopes } = flows.authorizationCode
  for (const [scope, date] of Object.entries(removed)) scopes[scope] += ` Removed on ${date}.`
}
