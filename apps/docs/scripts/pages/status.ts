import type { ApiDocument, DocumentedOperation } from '@tintype/document'
import { shortScope, sortedOperations } from '../operations.ts'
import { type Page, table, widePage } from '../page.ts'

/** Lists the operations of the API: at Google before and since 2025-03-31, and in Tintype. */
export function statusPage(document: ApiDocument): Page {
  const operations = sortedOperations(document)
  const removed = operations.filter((operation) => operation['x-removed'])
  return widePage(
    'status',
    'Status of the API',
    `The ${operations.length} operations of the Google Photos Library API: at Google until and since 2025-03-31, and in Tintype, with their scopes.`,
    `Google removed ${removed.length} of ${operations.length} operations and three scopes on 2025-03-31. Tintype has all of them, and behaves like Google today with \`--era 2025\`. One of the scopes in a cell is enough; short names stand for \`https://www.googleapis.com/auth/…\`. This table comes from the document.`,
    table(['Operation', 'Google until 2025-03-31', 'Google today', 'Tintype'], operations.map(row)),
    'In the 2025 era of Tintype, removed operations return 403, and the scopes of the third column apply.',
    '## Alternatives to removed operations',
    ...removed.map(
      ({ id, 'x-way-out': alternative }) => `- [\`${id}\`](/operations/${id}/): ${alternative?.trim()}`,
    ),
  )
}

function row({ id, scopes: { legacy, '2025': today } }: DocumentedOperation): string[] {
  return [
    `[\`${id}\`](/operations/${id}/)`,
    endings(legacy),
    today.length === 0 ? '**removed**' : endings(today),
    today.length === 0 ? 'legacy era' : 'both eras',
  ]
}

const endings = (scopes: readonly string[]) =>
  scopes.map((scope) => `\`${shortScope(scope).replace('photoslibrary.', '.')}\``).join(', ')
