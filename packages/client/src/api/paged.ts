import type { OperationId } from '@tintype/types/operations'
import type { RequestOptions } from '../http/options.ts'
import type { Transport } from '../http/transport.ts'
import type { WireFacts } from '../http/wire.ts'

export interface PagedOptions extends RequestOptions {
  /** Ends the iteration after so many items. Awaiting is not affected: that is always one page. */
  limit?: number | undefined
}

/**
 * An operation that answers in pages. Await it for the one page that was asked for, or iterate it for all items from
 * there on. Nothing is sent before either is done, and nothing is kept: every iteration asks anew.
 */
export interface PagedCall<Page, Item> extends Promise<Page>, AsyncIterable<Item> {
  /** The pages themselves, from the one that was asked for on. They may be empty. */
  pages(): AsyncIterableIterator<Page>
}

export interface PagedSource {
  operation: OperationId
  facts: WireFacts
  /** What the caller gave. */
  input: Record<string, unknown>
  options: PagedOptions
  transport: Transport
  ask: (input: Record<string, unknown>) => Promise<unknown>
}

type Page = { nextPageToken?: string } & Record<string, unknown>

export function pagedCall(source: PagedSource): PagedCall<unknown, unknown> {
  let first: Promise<unknown> | undefined
  const page = () => {
    first ??= source.ask(source.input)
    return first
  }
  return {
    // biome-ignore lint/suspicious/noThenProperty: it is a promise.
    then: (done, failed) => page().then(done, failed),
    catch: (failed) => page().catch(failed),
    finally: (done) => page().finally(done),
    [Symbol.toStringTag]: 'PagedCall',
    pages: () => pagesOf(source),
    [Symbol.asyncIterator]: () => itemsOf(source),
  }
}

async function* itemsOf(source: PagedSource): AsyncGenerator<unknown> {
  const { facts, options } = source
  const { limit = Number.POSITIVE_INFINITY } = options
  let count = 0
  if (limit <= 0) return
  for await (const page of pagesOf(source)) {
    for (const item of (page[facts.items ?? ''] as unknown[] | undefined) ?? []) {
      yield item
      if (++count >= limit) return
    }
  }
}

/** Only the token ends a list: pages may be short, or empty and have one nevertheless (facts 8). */
async function* pagesOf(source: PagedSource): AsyncGenerator<Page> {
  const { operation, transport, ask } = source
  const seen = new Set<string>()
  for (let input = firstInput(source); ; ) {
    const page = (await ask(input)) as Page
    yield page
    const token = page.nextPageToken
    if (!token) return
    if (seen.has(token)) {
      const message = `${operation} gave a page token a second time: the list would have no end`
      throw transport.error({ kind: 'paging', operation, message })
    }
    seen.add(token)
    input = withParameters(source, input, { pageToken: token })
  }
}

/**
 * Who reads everything reads it in the fewest requests, because a project has 10,000 a day, unless the size of a page
 * was chosen. A field mask without the token would end the list after one page, unnoticed.
 */
function firstInput(source: PagedSource): Record<string, unknown> {
  const { input, options, facts } = source
  const { maxPageSize = 0 } = facts
  const { pageSize } = ((isInBody(source) ? input.body : input) ?? {}) as { pageSize?: number }
  const { fields } = input as { fields?: string }
  const sized = withParameters(source, input, {
    pageSize: pageSize || Math.min(maxPageSize, Math.max(1, Math.ceil(options.limit ?? maxPageSize))),
  })
  const cut = fields && !/(^|,)\s*(\*|nextPageToken)\s*(,|$)/.test(fields)
  return cut ? { ...sized, fields: `${fields},nextPageToken` } : sized
}

const isInBody = ({ facts }: PagedSource) => facts.method !== 'GET'

function withParameters(source: PagedSource, input: Record<string, unknown>, more: object) {
  return isInBody(source) ? { ...input, body: { ...(input.body as object), ...more } } : { ...input, ...more }
}
