import type { ApiDocument, Page, Response, Route } from '../document.ts'
import { nameOf, page, shortScope, table } from '../document.ts'
import { removalNotice } from '../referenceDocument.ts'
import type { Samples } from '../samples.ts'

/** A page for each operation: description, scopes, parameters, samples and errors. */
export function operationPages(document: ApiDocument, routes: readonly Route[], samples: Samples): Page[] {
  return routes.map((route) => operationPage(document, route, samples))
}

function operationPage(document: ApiDocument, route: Route, samples: Samples): Page {
  const { method, path, operation } = route
  const id = operation.operationId
  return page(
    `operations/${id}`,
    id,
    `${operation.summary}: ${method} ${path}`,
    `\`${method} ${path}\` · [in the reference](/reference/${anchorInReference(route)})`,
    `${removalNotice(operation)}${operation.description.trim()}`,
    '## Scopes',
    scopes(route),
    ...parameters(document, route),
    '## Samples',
    'Set `TOKEN` to your access token, and the other variables to the ids in their names. The address is that of a server on this machine; for Google, omit `baseUrl` or use `https://photoslibrary.googleapis.com`.',
    ...samples.of(id).map(({ lang, label, source }) => `### ${label}\n\n\`\`\`${lang}\n${source}\n\`\`\``),
    '## Errors',
    errors(document, route),
    `Repeating a request without a response is ${operation['x-idempotent'] ? 'safe' : 'not safe: check first whether it was executed'}.`,
  )
}

/** Redoc's address of an operation: its tag and its id, in lower case. */
export function anchorInReference({ operation }: Route): string {
  return `#/${operation.tags[0]}/${operation.operationId}`.toLowerCase()
}

function scopes({ operation }: Route): string {
  const today = operation['x-scopes-since-2025-03-31']
  return table(
    ['', 'One of'],
    [
      ['Google until 2025-03-31', scopeList(operation.security.flatMap(({ oauth2 }) => oauth2))],
      ['Google since then', today.length === 0 ? 'none: removed' : scopeList(today)],
    ],
  )
}

const scopeList = (scopes: readonly string[]) => scopes.map((scope) => `\`${shortScope(scope)}\``).join(', ')

function parameters({ components }: ApiDocument, route: Route): string[] {
  const own = route.parameters
    .map((one) => components.parameters[nameOf(one)])
    .filter((one) => one !== undefined && !one['x-global'])
  if (own.length === 0) return []
  const rows = own.map((one) => [
    `\`${one?.name}\`${one?.required ? ' (required)' : ''}`,
    one?.in ?? '',
    one?.description ?? '',
  ])
  return ['## Parameters', table(['Name', 'In', ''], rows)]
}

function errors({ components }: ApiDocument, { operation }: Route): string {
  const rows = Object.entries(operation.responses).flatMap(([status, response]) => {
    const resolved: Response | undefined = response.$ref ? components.responses[nameOf(response)] : response
    const examples = Object.values(resolved?.content ?? {}).flatMap((body) =>
      Object.keys(body.examples ?? {}),
    )
    if (Number(status) < 400) return []
    return examples.map((name) => [
      status,
      `[${name}](/errors/#${name.toLowerCase()})`,
      messageOf(components, name),
    ])
  })
  return table(['HTTP', 'Name', 'Text'], rows)
}

function messageOf({ examples }: ApiDocument['components'], name: string): string {
  const value = examples[name]?.value
  return `\`${(value?.error?.message ?? value?.message ?? '').replaceAll('`', '')}\``
}
