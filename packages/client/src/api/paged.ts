import type { OperationId } from '@tintype/types/operations'
import type { RequestOptions } from '../http/options.ts'
import type { Transport } from '../http/transport.ts'
import type { WireFacts } from '../http/wire.ts'
import type { PhotosCall } from './withResponse.ts'

export interface PagedOptions extends RequestOptions {
  /** Largest number of items to iterate over. Does not affect awaiting, which returns one page. Default: unlimited. */
  limit?: number | undefined
}

/**
 * A call of an operation with pages. Await it for the requested page, or iterate over it for all items from that page
 * on. A request is sent only when one of the two begins. Pages are not cached: each iteration requests them again.
 */
export interface PagedCall<Page, Item> extends PhotosCall<Page>, AsyncIterable<Item> {
  /** All pages from the requested one on. A page may be empty. */
  pages(): AsyncIterableIterator<Page>
}

type Input = Record<string, unknown>

export interface PagedSource {
  operation: OperationId
  facts: WireFacts
  /** The input of the caller. */
  input: Input
  options: PagedOptions
  transport: Transport
  /** Requests the page that an input describes. */
  load: (input: Input) => PhotosCall<unknown>
}

type Page = { nextPageToken?: string } & Record<string, unknown>

export function pagedCall(source: PagedSource): PagedCall<unknown, unknown> {
  let first: PhotosCall<unknown> | undefined
  const page = () => {
    first ??= source.load(source.input)
    return first
  }
  return {
    // biome-ignore lint/suspicious/noThenProperty: it is a promise.
    then: (resolve, reject) => page().then(resolve, reject),
    catch: (reject) => page().catch(reject),
    finally: (callback) => page().finally(callback),
    withResponse: () => page().withResponse(),
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

/** Only the token says whether a list has ended: a short or empty page may have one (facts 8). */
async function* pagesOf(source: PagedSource): AsyncGenerator<Page> {
  const { operation, transport, load } = source
  const seen = new Set<string>()
  for (let input = firstInput(source); ; ) {
    const page = (await load(input)) as Page
    yield page
    const token = page.nextPageToken
    if (!token) return
    if (seen.has(token)) {
      const message = `${operation} returned the same page token twice, so that the list would never end`
      throw transport.createError({ kind: 'paging', operation, message })
    }
    seen.add(token)
    input = withParameters(source, input, { pageToken: token })
  }
}

/**
 * The input for the first page of an iteration. Pages are as large as possible unless the caller sets a size, because
 * requests per day are limited. A field mask gets the page token, without which the list would end after one page.
 */
function firstInput(source: PagedSource): Input {
  const { input, options, facts } = source
  const { maxPageSize = 0 } = facts
  const { pageSize } = ((isInBody(source) ? input.body : input) ?? {}) as { pageSize?: number }
  const { fields } = input as { fields?: string }
  const sized = withParameters(source, input, {
    pageSize: pageSize || Math.min(maxPageSize, Math.max(1, Math.ceil(options.limit ?? maxPageSize))),
  })
  const hidesToken = fields && !/(^|,)\s*(\*|nextPageToken)\s*(,|$)/.test(fields)
  return hidesToken ? { ...sized, fields: `${fields},nextPageToken` } : sized
}

const isInBody = ({ facts }: PagedSource) => facts.method !== 'GET'

function withParameters(source: PagedSource, input: Input, changes: object): Input {
  return isInBody(source)
    ? { ...input, body: { ...(input.body as object), ...changes } }
    : { ...input, ...changes }
}
