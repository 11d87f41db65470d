import type { DocumentedOperation } from '@tintype/contract/document'

/** What of a request, or of the mock's own answer, the document does not allow. */
export interface Violation {
  /** Id of the operation, such as `albums.create`; the document knows none for the request when it is missing. */
  operation?: string
  method: string
  /** Path and query as they were asked for. */
  url: string
  /** Where it is, such as `request.body.album`. */
  place: string
  /** What is wrong, with the name of the field. */
  message: string
}

/** Thrown by `mock.verify()`: the message lists every violation. */
export class ViolationError extends Error {
  readonly violations: readonly Violation[]
  constructor(violations: readonly Violation[]) {
    super(`The document does not allow this:\n${violations.map((each) => `  ${sentence(each)}`).join('\n')}`)
    this.name = 'ViolationError'
    this.violations = violations
  }
}

/** The name of a parameter as the document spells it: Prism puts all of them into lower case. */
export type Spelling = (name: string) => string

export function parameterSpelling({ parameters }: DocumentedOperation): Spelling {
  const names = new Map(parameters.map(({ name }) => [name.toLowerCase(), name]))
  return (name) => names.get(name) ?? name
}

/** Of one request, as Prism reports them in the header `sl-violations`. */
export function violationsIn(
  header: unknown,
  about: Pick<Violation, 'operation' | 'method' | 'url'>,
  spelling: Spelling,
): Violation[] {
  if (typeof header !== 'string') return []
  try {
    const list = JSON.parse(header) as { location: (string | number)[]; message: string }[]
    return list.map(({ location, message }) => {
      // Names of fields in bodies are as they came.
      if (location[1] === 'body') return { ...about, place: location.join('.'), message }
      const place = location.map((step) => spelling(String(step))).join('.')
      return { ...about, place, message: message.replace(/[\w$.-]+/g, spelling) }
    })
  } catch {
    // What is too long for a header is cut, and is JSON no more.
    return [{ ...about, place: 'request', message: header }]
  }
}

/** Longest header: clients take 16 kB of all headers together. */
const MAX_HEADER = 8000

/** In the form of Prism. @returns undefined when there are none */
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
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
  let count = entries.length
  while (count > 1 && text(count).length > MAX_HEADER) count--
  return text(count)
}

const RED = '\u001b[31m'
const BOLD = '\u001b[1m'
const PLAIN = '\u001b[0m'

/** For people, or as commands of GitHub Actions, which show them beside the run. */
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
