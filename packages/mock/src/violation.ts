import type { DocumentedOperation } from '@tintype/document'

/** A difference between the document and a request, or a response of the mock. */
export interface Violation {
  /** Id of the operation, such as `albums.create`. Undefined if the document has none for the request. */
  operation?: string
  method: string
  /** Path and query of the request. */
  url: string
  /** Where it is, such as `request.body.album`. */
  place: string
  /** The problem, with the name of the field. */
  message: string
}

/** Thrown by `mock.verify()`. The message lists every violation. */
export class ViolationError extends Error {
  readonly violations: readonly Violation[]
  constructor(violations: readonly Violation[]) {
    super(`The document does not allow this:\n${violations.map((each) => `  ${sentence(each)}`).join('\n')}`)
    this.name = 'ViolationError'
    this.violations = violations
  }
}

/** Restores the spelling of a parameter: Prism reports names in lower case. */
export type Spelling = (name: string) => string

export function parameterSpelling({ parameters }: DocumentedOperation): Spelling {
  const names = new Map(parameters.map(({ name }) => [name.toLowerCase(), name]))
  return (name) => names.get(name) ?? name
}

/** The violations of one request, from the `sl-violations` header of Prism. */
export function violationsIn(
  header: unknown,
  about: Pick<Violation, 'operation' | 'method' | 'url'>,
  spelling: Spelling,
): Violation[] {
  if (typeof header !== 'string') return []
  try {
    const list = JSON.parse(header) as { location: (string | number)[]; message: string }[]
    return list.map(({ location, message }) => {
      // Prism keeps the spelling of fields in bodies.
      if (location[1] === 'body') return { ...about, place: location.join('.'), message }
      const place = location.map((step) => spelling(String(step))).join('.')
      return { ...about, place, message: message.replace(/[\w$.-]+/g, spelling) }
    })
  } catch {
    // Prism truncates a header that is too long, so that it is not JSON.
    return [{ ...about, place: 'request', message: header }]
  }
}

/** The longest header. Clients accept 16 kB for all headers together. */
const MAX_HEADER = 8000

/** The `sl-violations` header, in the form of Prism. @returns undefined if there are no violations */
export function violationsHeader(violations: readonly Violation[]): string | undefined {
  if (violations.length === 0) return undefined
  const entries = violations.map(({ place, message }) => ({
    location: place.split('.'),
    severity: 'Error',
    message: message.slice(0, MAX_HEADER / 4),
  }))
  const text = (count: number) =>
    JSON.stringify(entries.slice(0, count)).replace(
      /[^\x20-\x7e]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
  let count = entries.length
  while (count > 1 && text(count).length > MAX_HEADER) count--
  return text(count)
}

const RED = '\u001b[31m'
const BOLD = '\u001b[1m'
const PLAIN = '\u001b[0m'

/** A report in text, or as commands of GitHub Actions, which shows them with the run. */
export function violationReport(
  violations: readonly Violation[],
  { color = false, github = false }: { color?: boolean; github?: boolean } = {},
): string {
  const count = violations.length === 1 ? '1 violation' : `${violations.length} violations`
  if (github) return violations.map(githubError).join('\n')
  const title = `${count} of the contract`
  return [
    color ? `${BOLD}${RED}${title}${PLAIN}` : title,
    ...violations.map((each) => (color ? `  ${RED}✗${PLAIN} ${sentence(each)}` : `  ✗ ${sentence(each)}`)),
  ].join('\n')
}

function sentence({ operation, method, url, place, message }: Violation): string {
  return `${operation ?? 'no operation'} (${method} ${url}): ${place}: ${message}`
}

function githubError(violation: Violation): string {
  const escaped = (text: string) =>
    text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const title = escaped(`Contract of ${violation.operation ?? 'the API'}`)
    .replaceAll(':', '%3A')
    .replaceAll(',', '%2C')
  return `::error title=${title}::${escaped(sentence(violation))}`
}
