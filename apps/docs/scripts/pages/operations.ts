import {
  type ApiDocument,
  type DocumentedOperation,
  errorExamples,
  type Link,
  ownParameters,
} from '@tintype/document'
import { errorOf } from '../errorExample.ts'
import { exampleNames, removalNotice, shortScope, sortedOperations } from '../operations.ts'
import { type Page, page, table } from '../page.ts'
import type { Samples } from '../samples.ts'

/** A page for each operation: description, scopes, parameters, samples and errors. */
export function operationPages(document: ApiDocument, samples: Samples): Page[] {
  return sortedOperations(document).map((operation) => operationPage(document, operation, samples))
}

function operationPage(document: ApiDocument, operation: DocumentedOperation, samples: Samples): Page {
  const { id, method, path } = operation
  return page(
    `operations/${id}`,
    id,
    `${operation.summary}: ${method} ${path}`,
    `\`${method} ${path}\` · [in the reference](/reference/${anchorInReference(operation)})`,
    `${removalNotice(operation)}${operation.description.trim()}`,
    '## Scopes',
    scopes(operation),
    ...parameters(operation),
    '## Samples',
    'Set `TOKEN` to your access token, and the other variables to the ids in their names. The address is that of a server on this machine; for Google, omit `baseUrl` or use `https://photoslibrary.googleapis.com`.',
    ...samples.of(id).map(({ lang, label, source }) => `### ${label}\n\n\`\`\`${lang}\n${source}\n\`\`\``),
    ...nextOperations(document, operation),
    '## Errors',
    errors(document, operation),
    `Repeating a request without a response is ${operation['x-idempotent'] ? 'safe' : 'not safe: check first whether it was executed'}.`,
  )
}

/** Redoc's address of an operation: its tag and its id, in lower case. */
export function anchorInReference({ id, tags }: DocumentedOperation): string {
  return `#/${tags[0]}/${id}`.toLowerCase()
}

function scopes({ scopes: { legacy, '2025': today } }: DocumentedOperation): string {
  return table(
    ['', 'One of'],
    [
      ['Google until 2025-03-31', scopeList(legacy)],
      ['Google since then', today.length === 0 ? 'none: removed' : scopeList(today)],
    ],
  )
}

const scopeList = (scopes: readonly string[]) => scopes.map((scope) => `\`${shortScope(scope)}\``).join(', ')

function parameters(operation: DocumentedOperation): string[] {
  const own = ownParameters(operation)
  if (own.length === 0) return []
  const rows = own.map(({ name, in: place, required, description = '' }) => [
    `\`${name}\`${required ? ' (required)' : ''}`,
    place,
    description,
  ])
  return ['## Parameters', table(['Name', 'In', ''], rows)]
}

/** The operations that use the result, from the links of the document. */
function nextOperations(document: ApiDocument, { responses }: DocumentedOperation): string[] {
  const links = Object.values(responses['200']?.links ?? {}).map((link) => document.resolve<Link>(link))
  if (links.length === 0) return []
  const rows = links.map(({ operationId, description, parameters, requestBody }) => [
    `[${operationId}](/operations/${operationId}/)`,
    description,
    `\`${JSON.stringify({ ...parameters, body: requestBody })}\``,
  ])
  return ['## With the result', table(['Operation', '', 'With'], rows)]
}

function errors({ json }: ApiDocument, { responses }: DocumentedOperation): string {
  const rows = Object.entries(responses)
    .filter(([status]) => Number(status) >= 400)
    .flatMap(([status, response]) =>
      exampleNames(response).map((name) => [
        status,
        `[${name}](/errors/#${name.toLowerCase()})`,
        `\`${errorOf(errorExamples(json)[name]).message.replaceAll('`', '')}\``,
      ]),
    )
  return table(['HTTP', 'Name', 'Text'], rows)
}
