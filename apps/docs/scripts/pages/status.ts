import type { Page, Route } from '../document.ts'
import { shortScope, table, widePage } from '../document.ts'

/** Lists the operations of the API: at Google before and since 2025-03-31, and in Tintype. */
export function statusPage(routes: readonly Route[]): Page {
  const removed = routes.filter(({ operation }) => operation['x-removed'])
  return widePage(
    'status',
    'Status of the API',
    `The ${routes.length} operations of the Google Photos Library API: at Google until and since 2025-03-31, and in Tintype, with their scopes.`,
    `Google removed ${removed.length} of ${routes.length} operations and three scopes on 2025-03-31. Tintype has all of them, and behaves like Google today with \`--era 2025\`. One of the scopes in a cell is enough; short names stand for \`https://www.googleapis.com/auth/…\`. This table comes from the document.`,
    table(['Operation', 'Google until 2025-03-31', 'Google today', 'Tintype'], routes.map(row)),
    'In the 2025 era of Tintype, removed operations return 403, and the scopes of the third column apply.',
    '## Alternatives to removed operations',
    ...removed.map(
      ({ operation }) =>
        `- [\`${operation.operationId}\`](/operations/${operation.operationId}/): ${operation['x-way-out']?.trim()}`,
    ),
  )
}

function row({ operation }: Route): string[] {
  const today = operation['x-scopes-since-2025-03-31']
  return [
    `[\`${operation.operationId}\`](/operations/${operation.operationId}/)`,
    endings(operation.security.flatMap(({ oauth2 }) => oauth2)),
    today.length === 0 ? '**removed**' : endings(today),
    today.length === 0 ? 'legacy era' : 'both eras',
  ]
}

const endings = (scopes: readonly string[]) =>
  scopes.map((scope) => `\`${shortScope(scope).replace('photoslibrary.', '.')}\``).join(', ')
