import { DATA, isProse, PLACEHOLDER } from '../decorators/placeholders.js'

const WORDS =
  'one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen'.split(
    ' ',
  )

/** Units of the limits of this API. */
const MEASURE =
  '(characters?|chars?|letters?|bytes?|[kKMGT]i?B|pixels?|px|seconds?|minutes?|hours?|days?|weeks?)'

/** Things that limits of this API count. */
const COUNTED =
  '(items?|media items?|ids?|albums?|photos?|videos?|categories|dates?|ranges?|marks?|filters?|tokens?|uploads?|requests?|calls?|results?|entries|members?|sessions?|fields?|times)'

/** `google.rpc.Code`, and the error formats. Written as code: `6`. */
const CANONICAL_CODE = /^(\d|1[0-6])$/

/** Words around a number that make it a bound. */
const BOUND =
  /\b(at most|at least|up to|limited to|within|over|exceeds?|(more|fewer|less|longer|larger|greater) than|by default,?|(maximum|limit|size|length)( of| is)?) $/i
const BOUND_AFTER =
  /^ (at most|by default|or (more|fewer|less)|(is|as) the (maximum|limit|largest|default))\b/i

const isBound = (before, after) => BOUND.test(before) || BOUND_AFTER.test(after)

const followed = (units, after) => new RegExp(`^[ -]${units}\\b`).test(after)

const MONTH = '(January|February|March|April|May|June|July|August|September|October|November|December)'

/** Where a number is part of a name: `OAuth 2.0`, version 1, code 6, 17 June, 35 mm film. */
const isName = (before, after) =>
  /(\b[A-Z]\w*[A-Z]\w*|\bversion|\bcode) $/.test(before) || new RegExp(`^ (${MONTH}|mm)\\b`).test(after)

const isDate = (word) => /^\d{4}-\d\d-\d\d$/.test(word)
const isYear = (word) => /^(19|20)\d\d$/.test(word)

/** `50`, `10,000`, `1-50` or `200MB`, as opposed to names that have digits: `MP4`, `UTF-8`, `f/8`, `64-bit`. */
const isNumber = (word) =>
  /^\d[\d,.]*([-–]\d[\d,.]*)?$/.test(word) || new RegExp(`^\\d[\\d,.]*-?(${MEASURE}|${COUNTED})$`).test(word)

/** Whether digits state a limit. Dates, HTTP statuses, years, zero, codes and parts of names do not. */
function digitsAreLimit(word, before, after, { statuses, isCode }) {
  if (isDate(word) || !isNumber(word)) return false
  if (isBound(before, after) || followed(`(${MEASURE}|${COUNTED})`, after)) return true
  if (word === '0' || statuses.has(word) || isYear(word) || isName(before, after)) return false
  return !(isCode && CANONICAL_CODE.test(word))
}

/** Whether a number word states a limit. "Two albums" and "one of them" do not, "ten categories" and "one day" do. */
function wordIsLimit(word, before, after) {
  const size = WORDS.indexOf(word.toLowerCase()) + 1
  if (size === 1) return followed(MEASURE, after)
  if (size > 12) return true
  return isBound(before, after) || followed(size === 2 ? MEASURE : `(${MEASURE}|${COUNTED})`, after)
}

/** Prose without code, addresses and the numbers of lists. Code that is a bare number stays, as `⟨6⟩`. */
const plain = (text) =>
  text
    .replaceAll(PLACEHOLDER, '…')
    .replaceAll(/^\s*\d+\. /gm, '')
    .replaceAll(/https?:\/\/\S+/g, '…')
    .replaceAll(/`([^`]*)`/g, (_, code) => (/^\d[\d,.]*$/.test(code) ? `⟨${code}⟩` : '…'))
    .replaceAll(/\s+/g, ' ')

/**
 * Numbers of a text that look like limits of the API, which belong into a schema or into `x-limits`.
 * @param known the HTTP statuses of the document
 */
export function typedLimits(text, known) {
  const prose = plain(text)
  const words = prose.matchAll(/⟨?\w[\w.,/–-]*/g)
  return [...words].flatMap(({ 0: match, index }) => {
    const isCode = match.startsWith('⟨')
    const word = match.replace('⟨', '').replace(/[.,-]+$/, '')
    const before = prose.slice(0, index).replaceAll(/[⟨⟩]/g, '')
    const after = prose.slice(index + match.length).replaceAll(/[⟨⟩]/g, '')
    const follows = /[.,-]$/.test(match) && !/-$/.test(match) ? '' : after
    const isLimit = /\d/.test(word)
      ? digitsAreLimit(word, before, follows, { ...known, isCode })
      : WORDS.includes(word.toLowerCase()) && wordIsLimit(word, before, follows)
    return isLimit ? [word] : []
  })
}

/** Names of scopes in a text: `photoslibrary.sharing` or its whole address. */
export const typedScopes = (text) =>
  [
    ...text
      .replaceAll(PLACEHOLDER, '…')
      .matchAll(/`(photoslibrary(?!\.googleapis)(?:\.\w+)*)`|\/auth\/(photoslibrary[.\w]*)/g),
  ].map(([, name, address]) => name ?? address)

const typedDates = (text, dates) =>
  [...plain(text).matchAll(/\d{4}-\d\d-\d\d/g)].map(([date]) => date).filter((date) => !dates.has(date))

/** Messages for the author of a text that repeats what the document states elsewhere. */
export function complaints(text, known) {
  return [
    ...typedLimits(text, known).map(
      (number) =>
        `"${number}" looks like a limit typed into prose. Write a placeholder: {{maxItems}} for a keyword of the schema that is described, {{mediaItemIds.maxItems}} for a field of the operation, or a pointer such as {{#/x-limits/albumMaxItems}}.`,
    ),
    ...typedScopes(text).map(
      (scope) =>
        `The scope ${scope} is typed into prose. Write {{scope ${scope}}}, or leave it to the sentence that the bundler adds.`,
    ),
    ...typedDates(text, known.dates).map(
      (date) =>
        `${date} is no date that the document states. Write {{removed}} for the day on which Google removed scopes.`,
    ),
  ]
}

/** Collects prose by the node it belongs to, since many nodes are visited from several places. */
function createCollector() {
  const texts = new Map()
  return {
    add(node, location) {
      if (typeof node !== 'object' || node === null || texts.has(node)) return
      const prose = Object.entries(node).filter(
        ([key, value]) => typeof value === 'string' && isProse(key, location.pointer),
      )
      texts.set(
        node,
        prose.map(([key, text]) => ({ text, location: location.child(key) })),
      )
    },
    texts: () => [...texts.values()].flat(),
  }
}

const isData = ({ pointer }) => DATA.some((key) => pointer.endsWith(`/${key}`))

/** Adds values to a set, if there are any. */
function addAll(set, values = []) {
  for (const value of values) set.add(value)
}

/** Collects all prose, the statuses and the dates of the document, then reports what the prose repeats. */
export function proseRepeatsNothing() {
  const collector = createCollector()
  const known = { statuses: new Set(['200']), dates: new Set() }
  return {
    any(node, { location }) {
      if (!isData(location)) collector.add(node, location)
    },
    Operation({ responses, 'x-removed': removed }) {
      addAll(known.statuses, Object.keys(responses))
      if (removed) known.dates.add(removed)
    },
    Schema({ 'x-codes': codes = {} }) {
      addAll(
        known.statuses,
        Object.values(codes).map(({ http }) => String(http)),
      )
    },
    Example({ 'x-http-status': status }) {
      if (status) known.statuses.add(String(status))
    },
    SecurityScheme({ 'x-removed-scopes': removed = {}, flows }, { location }) {
      addAll(known.dates, Object.values(removed))
      if (flows === undefined) return
      const scopes = ['flows', 'authorizationCode', 'scopes']
      collector.add(flows.authorizationCode.scopes, location.child(scopes))
    },
    Root: {
      enter({ 'x-errors': errors = {} }, { resolve }) {
        for (const example of Object.values(errors)) {
          const status = resolve(example).node?.['x-http-status']
          if (status) known.statuses.add(String(status))
        }
      },
      leave(root, { report, resolve }) {
        const hints = resolve(root['x-hints'] ?? {})
        for (const [name, hint] of Object.entries(hints.node ?? {})) {
          collector.add(hint, hints.location.child(name))
        }
        for (const { text, location } of collector.texts()) {
          for (const message of complaints(text, known)) report({ message, location })
        }
      },
    },
  }
}
