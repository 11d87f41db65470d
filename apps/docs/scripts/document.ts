import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The parts of the bundled document that pages are made of. */
export interface ApiDocument {
  info: { version: string; description: string }
  paths: Record<string, Record<string, unknown>>
  components: {
    examples: Record<string, Example>
    parameters: Record<string, Parameter>
    responses: Record<string, Response>
  }
  'x-hints': Record<string, Hint>
}

export interface Example {
  summary: string
  'x-http-status'?: number
  value: { error?: { code: number; message: string; status: string }; code?: number; message?: string }
}

export interface Hint {
  title: string
  text: string
  errors?: string[]
  items?: string[]
}

export interface Parameter {
  name: string
  in: string
  description: string
  required?: boolean
  'x-global'?: boolean
}

export interface Response {
  $ref?: string
  description: string
  content?: Record<string, { examples?: Record<string, unknown> }>
}

export interface Operation {
  operationId: string
  summary: string
  description: string
  tags: string[]
  deprecated?: boolean
  'x-removed'?: string
  'x-way-out'?: string
  'x-idempotent': boolean
  'x-codeSamples'?: { lang: string; label: string; source: string }[]
  'x-scopes-since-2025-03-31': string[]
  security: { oauth2: string[] }[]
  parameters?: Ref[]
  responses: Record<string, Response>
}

export interface Ref {
  $ref?: string
}

export interface Route {
  method: string
  path: string
  operation: Operation
  parameters: Ref[]
}

const require = createRequire(import.meta.url)

export const documentFile = (format: 'json' | 'yaml') => require.resolve(`@tintype/spec/openapi.${format}`)

export function readDocument(): ApiDocument {
  return JSON.parse(readFileSync(documentFile('json'), 'utf8'))
}

/** Every operation with its request line and all parameters of it, by id. */
export function routesOf({ paths }: ApiDocument): Route[] {
  const routes = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, part]) => {
      if (!isOperation(part)) return []
      const shared = (item.parameters ?? []) as Ref[]
      return [
        {
          method: method.toUpperCase(),
          path,
          operation: part,
          parameters: [...shared, ...(part.parameters ?? [])],
        },
      ]
    }),
  )
  return routes.sort((one, other) => (one.operation.operationId < other.operation.operationId ? -1 : 1))
}

export function isOperation(part: unknown): part is Operation {
  return typeof part === 'object' && part !== null && 'operationId' in part
}

export function nameOf({ $ref }: Ref): string {
  return $ref?.split('/').at(-1) ?? ''
}

/** A scope as people call it. */
export const shortScope = (scope: string) => scope.replace('https://www.googleapis.com/auth/', '')

/** A page of Markdown in the form that the site reads. Its headings of the second level are listed beside it. */
export function page(slug: string, title: string, description: string, ...blocks: string[]): Page {
  return withHead({ slug, title, description, tableOfContents: { maxHeadingLevel: 2 } }, blocks)
}

/** The same without such a list, whose place a wide table takes. */
export function widePage(slug: string, title: string, description: string, ...blocks: string[]): Page {
  return withHead({ slug, title, description, tableOfContents: false }, blocks)
}

function withHead(told: { slug: string } & Record<string, unknown>, blocks: string[]): Page {
  const head = ['---', ...Object.entries(told).map(quoted), '---']
  return { slug: told.slug, text: `${[head.join('\n'), ...blocks].join('\n\n').trim()}\n` }
}

export interface Page {
  slug: string
  text: string
}

const quoted = ([key, value]: [string, unknown]) => `${key}: ${JSON.stringify(value)}`

export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

const cell = (text: string) =>
  text
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
