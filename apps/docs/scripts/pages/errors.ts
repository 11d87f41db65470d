import { type ApiDocument, errorExamples, type Hint } from '@tintype/document'
import { errorTexts } from 'tintype-codegen/errors'
import { errorOf } from '../errorExample.ts'
import { exampleNames, sortedOperations } from '../operations.ts'
import { type Page, page } from '../page.ts'

/**
 * The error catalog: each hint with the texts of its errors. The anchor of a hint is its name, as in `error.hint.name` of
 * the client; the anchor of an error is its name in lower case.
 */
export function errorPage(document: ApiDocument): Page {
  const hints = document.json['x-hints']
  const hinted = new Set(Object.values(hints).flatMap(({ errors = [] }) => errors))
  const others = Object.keys(errorTexts(document)).filter((name) => !hinted.has(name))
  return page(
    'errors',
    'Error catalog',
    'Every error text of the Google Photos Library API, its cause and the fix.',
    introduction,
    ...Object.entries(hints).flatMap(([name, hint]) => [
      `<a id="${name}"></a>`,
      `## ${hint.title}`,
      fixOf(document, hint),
      ...(hint.errors ?? []).map((error) => entry(document, error)),
      ...(hint.items ?? []).map((status) => itemEntry(document, status)),
      ...(hint.errors || hint.items
        ? []
        : [`*The client reports this itself (\`error.hint.name\` is \`${name}\`).*`]),
    ]),
    '## Others',
    'The cause of these errors depends on the request, so there is no general fix.',
    ...others.map((error) => entry(document, error)),
  )
}

const introduction = [
  'Paste the text of your error into the search box, or look for it here. Texts are stable, so that programs can compare them, as `isPhotosError(error, name)` of the client does. Variable parts are written as `{part}`.',
  'The client adds the fix to the error as `error.hint.text`; `error.hint.name` is the anchor on this page. After a 401, get a new token; after a 403, a new token of the same kind does not help. Missing permissions on an album return 400.',
].join('\n\n')

/** Replaces the placeholders of a hint by texts that are true for all operations. */
function fixOf({ json }: ApiDocument, { text }: Hint): string {
  const [scopesRemoved = ''] = Object.values(json.components.securitySchemes.oauth2['x-removed-scopes'])
  const general: Record<string, string> = {
    scopes: '[the scopes of the operation](/status/)',
    legacyScopes: '[its scopes until then](/status/)',
    removed: scopesRemoved,
    wayOut: "Each [removed operation's page](/status/) names an alternative.",
  }
  return `**Fix:** ${text.trim().replaceAll(/\{(\w+)\}/g, (part, name: string) => general[name] ?? part)}`
}

function entry(document: ApiDocument, name: string): string {
  const example = errorExamples(document.json)[name]
  const operations = operationsWith(document, name)
  const { http = 0, text = '' } = errorTexts(document)[name] ?? {}
  const { status } = errorOf(example)
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
    `**Returned by:** ${operations.length > 12 ? 'nearly every operation' : operations.map((id) => `[${id}](/operations/${id}/)`).join(', ') || 'operations that a server does not have'}.`,
  ].join('\n')
}

/** The first sentence, by which readers recognize the text. */
function heading(text: string): string {
  const [sentence = text] = text.split(/(?<=\.)\s/)
  return sentence.replaceAll(/([{}<>*_`])/g, '\\$1').replace(/\.$/, '')
}

function itemEntry(document: ApiDocument, status: string): string {
  const found = sortedOperations(document).flatMap(({ id, 'x-item-statuses': statuses = {} }) => {
    const item = statuses[status]
    return item ? [{ operation: id, ...item }] : []
  })
  return found
    .map(({ operation, code, message }) =>
      [
        `### ${heading(message)} (item, code ${code})`,
        '',
        `In a 200 response of [${operation}](/operations/${operation}/), in the \`status\` of one item:`,
        '',
        '```json',
        JSON.stringify({ code, message }, null, 2),
        '```',
      ].join('\n'),
    )
    .join('\n\n')
}

/** The ids of the operations that return an error. */
function operationsWith(document: ApiDocument, error: string): string[] {
  return sortedOperations(document)
    .filter(({ responses }) => Object.values(responses).some((each) => exampleNames(each).includes(error)))
    .map(({ id }) => id)
}
