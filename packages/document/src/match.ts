/** What a match needs of an operation. */
export interface Route {
  method: string
  /** As the document writes it: `/v1/albums/{albumId}:share`. */
  path: string
}

export interface Match<Operation extends Route> {
  operation: Operation
  /** The path as the document writes it, with the values of this request, still percent-encoded. */
  path: string
}

/** @returns undefined if no operation has this method and path */
export type Matcher<Operation extends Route> = (method: string, path: string) => Match<Operation> | undefined

interface Template<Operation> {
  operation: Operation
  /** Literals. A parameter is undefined. */
  parts: (string | undefined)[]
  hasVerb: boolean
}

/**
 * Finds the operation of a request as Google's published path matcher does (facts 1.3): the last colon counts as a
 * slash, repeated slashes as one, and slashes at the end are ignored. A percent-encoded colon is part of a value.
 */
export function createMatcher<Operation extends Route>(operations: readonly Operation[]): Matcher<Operation> {
  const templates = operations.map((operation) => templateOf(operation)).sort(literalsFirst)
  return (method, path) => {
    const { parts, hasVerb } = split(path)
    const found = templates.find(
      (template) =>
        template.operation.method === method &&
        (template.hasVerb || !hasVerb) &&
        template.parts.length === parts.length &&
        template.parts.every((part, at) => part === undefined || part === parts[at]),
    )
    if (found === undefined) return undefined
    const values = parts.filter((_, at) => found.parts[at] === undefined)
    const { operation } = found
    return { operation, path: operation.path.replace(PARAMETER, () => values.shift() ?? '') }
  }
}

const PARAMETER = /\{\w+\}/g

function templateOf<Operation extends Route>(operation: Operation): Template<Operation> {
  const { parts, hasVerb } = split(operation.path)
  return { operation, parts: parts.map((part) => (part.startsWith('{') ? undefined : part)), hasVerb }
}

function split(path: string): { parts: string[]; hasVerb: boolean } {
  const parts = path.split('/').filter((part) => part !== '')
  const last = parts.pop() ?? ''
  const colon = last.lastIndexOf(':')
  const ends = colon === -1 ? [last] : [last.slice(0, colon), last.slice(colon + 1)]
  return { parts: [...parts, ...ends].filter((part) => part !== ''), hasVerb: colon !== -1 }
}

/** `/v1/mediaItems:batchGet` comes before `/v1/mediaItems/{mediaItemId}`. */
function literalsFirst(a: Template<unknown>, b: Template<unknown>): number {
  const key = ({ parts }: Template<unknown>) => parts.map((part) => (part === undefined ? 1 : 0)).join('')
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}
