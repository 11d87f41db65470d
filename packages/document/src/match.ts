/** The method and the path of an operation. */
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

/** Finds the operation of a request. */
export function createMatcher<Operation extends Route>(operations: readonly Operation[]): Matcher<Operation> {
  const templates = [...operations]
    .sort(literalsFirst)
    .map((operation) => ({ operation, pattern: new RegExp(`^${pathPattern(operation.path)}`) }))
  return (method, path) => {
    for (const { operation, pattern } of templates) {
      const values = operation.method === method && pattern.exec(`/${path}`)?.slice(1)
      if (values) return { operation, path: operation.path.replace(/\{\w+\}/g, () => values.shift() ?? '') }
    }
    return undefined
  }
}

/**
 * The source of a regular expression that matches the end of a path as Google's published path matcher does (facts
 * 1.3): the last colon counts as a slash, repeated slashes as one, and slashes at the end are ignored. A percent-encoded
 * colon is part of a value.
 */
export function pathPattern(path: string): string {
  const pattern = path
    .replaceAll('/', '/+')
    .replace(/:(?=\w+$)/, '(?:/+|/*:)')
    // A colon in the last segment would begin a verb.
    .replace(/\{\w+\}$/, '([^/:]+)')
    .replace(/\{\w+\}/g, '([^/]+)')
  return `${pattern}/*$`
}

/** `/v1/mediaItems:batchGet` comes before `/v1/mediaItems/{mediaItemId}`. */
function literalsFirst(a: Route, b: Route): number {
  const key = ({ path }: Route) =>
    path
      .split(/[/:]/)
      .map((part) => (part.startsWith('{') ? 1 : 0))
      .join('')
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}
