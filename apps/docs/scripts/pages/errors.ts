import { errorTexts, itemStatuses, scopesRemoved } from '@tintype/types/errors'
import type { ApiDocument, Example, Hint, Page, Route } from '../document.ts'
import { nameOf, page } from '../document.ts'

/**
 * The catalogue of errors: under each hint, whose name is the anchor that the client's errors tell, the texts that it
 * is for. Anchors of errors are their names in lower case.
 */
export function errorPage(document: ApiDocument, routes: readonly Route[]): Page {
  const { examples } = document.components
  const hinted = new Set(Object.values(document['x-hints']).flatMap(({ errors = [] }) => errors))
  const others = Object.keys(errorTexts).filter((name) => !hinted.has(name))
  return page(
    'errors',
    'Error catalogue',
    'Every error text of the Google Photos Library API: what causes it, and the way out.',
    introduction,
    ...Object.entries(document['x-hints']).flatMap(([name, hint]) => [
      `<a id="${name}"></a>`,
      `## ${hint.title}`,
      wayOut(hint),
      ...(hint.errors ?? []).map((error) => entry(error, examples[error], raisedBy(document, routes, error))),
      ...(hint.items ?? []).map(itemEntry),
      ...(hint.errors || hint.items
        ? []
        : [`*The client says this by itself (\`error.hint.name\` is \`${name}\`).*`]),
    ]),
    '## Others',
    'What these mean depends on the request; no general advice would be true.',
    ...others.map((error) => entry(error, examples[error], raisedBy(document, routes, error))),
  )
}

const introduction = [
  'Paste the text that you got into the search box, or look for it here. Texts are fixed: the API means them to be compared, and `isPhotosError(error, name)` of the client does. What varies is written as `{part}`.',
  'The client puts the way out beside the error, as `error.hint.text`; `error.hint.name` is the anchor on this page. A 401 means to get a new token, a 403 that a new one of the same kind will not help. Lacking rights on an album is answered with 400.',
].join('\n\n')

/** What a hint says of a certain operation stands here for all of them. */
function wayOut({ text }: Hint): string {
  const general: Record<string, string> = {
    scopes: '[the scopes of the operation](/status/)',
    legacyScopes: '[the scopes it had until then](/status/)',
    removed: scopesRemoved,
    wayOut: "Each [removed operation's page](/status/) has a way out.",
  }
  return `**The way out:** ${text.trim().replaceAll(/\{(\w+)\}/g, (part, name: string) => general[name] ?? part)}`
}

function entry(name: string, example: Example | undefined, operations: string[]): string {
  const known: Record<string, { http: number; text: string }> = errorTexts
  const { http = 0, text = '' } = known[name] ?? {}
  const status = example?.value.error?.status
  return [
    `<a id="${name.toLowerCase()}"></a>`,
    '',
    `### ${heading(text)}${status ? '' : ' (uploads)'}`,
    '',
    `HTTP ${http}${status ? `, \`${status}\`` : ', in the flat form of uploads'} · \`${name}\``,
    '',
    '```text wrap',
    text,
    '```',
    '',
    `**Cause:** ${example?.summary}.`,
    '',
    `**Answered by:** ${operations.length > 12 ? 'nearly every operation' : operations.map((id) => `[${id}](/operations/${id}/)`).join(', ') || 'operations that a server does not have'}.`,
  ].join('\n')
}

/** The first sentence, which is what a reader knows the text by. */
function heading(text: string): string {
  const [sentence = text] = text.split(/(?<=\.)\s/)
  return sentence.replaceAll(/([{}<>*_`])/g, '\\$1').replace(/\.$/, '')
}

function itemEntry(status: string): string {
  const found = Object.entries(itemStatuses).flatMap(([operation, statuses]) => {
    const known: Record<string, { code?: number; message: string }> = statuses
    return known[status] ? [{ operation, ...known[status] }] : []
  })
  return found
    .map(({ operation, code, message }) =>
      [
        `### ${heading(message)} (item, code ${code})`,
        '',
        `Inside an answer of 200 of [${operation}](/operations/${operation}/), in the \`status\` of one item:`,
        '',
        '```json',
        JSON.stringify({ code, message }, null, 2),
        '```',
      ].join('\n'),
    )
    .join('\n\n')
}

function raisedBy({ components }: ApiDocument, routes: readonly Route[], error: string): string[] {
  return routes
    .filter(({ operation }) =>
      Object.values(operation.responses).some((response) => {
        const told = response.$ref ? components.responses[nameOf(response)] : response
        return Object.values(told?.content ?? {}).some(({ examples = {} }) => error in examples)
      }),
    )
    .map(({ operation }) => operation.operationId)
}
