import type { ApiDocument, DocumentedOperation } from './document.ts'

export interface Match {
  operation: DocumentedOperation
  /** The path as the document writes it, with the values of this request, still percent-encoded. */
  path: string
}

/** @returns undefined when the document has no such operation */
export type Matcher = (method: string, path: string) => Match | undefined

interface Template {
  operation: DocumentedOperation
  /** Literals; undefined stands for a parameter. */
  parts: (string | undefined)[]
  hasVerb: boolean
}

/**
 * Finds the operation of a request as Google's published path matcher does (facts 1.3): the last colon counts as a
 * slash, repeated slashes as one, and slashes at the end are ignored. A percent-encoded colon is part of a value.
 */
export function createMatcher({ operations }: ApiDocument): Matcher {
  const templates = operations.map(templateOf).sort(literalsFirst)
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

/**
 * The method that a request means: `X-HTTP-Method-Override` on a POST names it (facts 1.1). HEAD becomes GET, since what
 * came over the wire is a POST, and its sender waits for the body of the response.
 */
export function methodOf(method: string, override: unknown): string {
  if (typeof override !== 'string' || method !== 'POST') return method
  const meant = override.trim().toUpperCase()
  return meant === 'HEAD' ? 'GET' : meant
}

const PARAMETER = /\{\w+\}/g

function templateOf(operation: DocumentedOperation): Template {
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

/** `/v1/mediaItems:batchGet` goes before `/v1/mediaItems/{mediaItemId}`. */
function literalsFirst(a: Template, b: Template): number {
  const key = ({ parts }: Template) => parts.map((part) => (part === undefined ? 1 : 0)).join('')
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}
