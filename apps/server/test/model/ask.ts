import { errors } from '@tintype/types/errors'
import { operations } from '@tintype/types/operations'
import type { App } from '../../src/app.ts'
import type { ComparedResponse } from './answer.ts'
import type { Method } from './world.ts'

/** Methods with pages, and the field of their list. */
export const LISTS: { [M in Method]?: string } = {
  'albums.list': 'albums',
  'mediaItems.list': 'mediaItems',
  'mediaItems.search': 'mediaItems',
  'sharedAlbums.list': 'sharedAlbums',
}

export type Input = { body?: object } & Record<string, unknown>

/**
 * Sends a request with real ids and returns the body of the response, for errors the text. Reads all pages of a list,
 * and checks the guarantees of pages.
 */
export async function ask(
  app: App,
  token: string,
  method: Method,
  request: Input,
): Promise<ComparedResponse> {
  const listed = LISTS[method]
  if (listed === undefined) return send(app, token, method, request)
  const list: unknown[] = []
  for (let pageToken: string | undefined; ; ) {
    const { status, body } = await send(app, token, method, withPaging(request, { pageToken }))
    if (status !== 200) return { status, body }
    const page = body as { nextPageToken?: string; [list: string]: unknown }
    const items = (page[listed] ?? []) as unknown[]
    list.push(...items)
    checkPage(method, items.length, pageSizeOf(request), pageToken, page.nextPageToken)
    if (page.nextPageToken === undefined) return { status: 200, body: list }
    if (pageToken === undefined) await checkChange(app, token, method, request, page.nextPageToken)
    pageToken = page.nextPageToken
  }
}

/** Every page but the last is full, and only the first may be empty: no token leads to an empty page. */
function checkPage(method: Method, count: number, size: number, came?: string, next?: string): void {
  const full = next === undefined ? count <= size : count === size
  if (!full || (came !== undefined && count === 0)) {
    throw new Error(`${method} gave a page of ${count} for a size of ${size}.`)
  }
}

/** A page token requires the same parameters as before (facts 8). */
async function checkChange(
  app: App,
  token: string,
  method: Method,
  request: Input,
  pageToken: string,
): Promise<void> {
  const changed = withPaging(request, { pageToken, pageSize: pageSizeOf(request) + 1 })
  const { status, body } = await send(app, token, method, changed)
  if (status !== 400 || body !== errors.PageTokenParametersChanged.message) {
    throw new Error(`${method} answered ${status} ${JSON.stringify(body)} to a page token with another size.`)
  }
}

function withPaging(request: Input, paging: { pageToken: string | undefined; pageSize?: number }): Input {
  return 'body' in request ? { body: { ...request.body, ...paging } } : { ...request, ...paging }
}

function pageSizeOf(request: Input): number {
  return Number(('body' in request ? (request.body as { pageSize?: number }) : request).pageSize)
}

async function send(
  app: App,
  token: string,
  method: Method,
  { body, ...parameters }: Input,
): Promise<ComparedResponse> {
  const { method: verb, path } = operations[method]
  const query = new URLSearchParams()
  const given = new Map(Object.entries(parameters).filter(([, value]) => value !== undefined))
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = encodeURIComponent(String(given.get(name)))
    given.delete(name)
    return value
  })
  for (const [name, value] of given) {
    for (const one of [value].flat()) query.append(name, String(one))
  }
  const response = await app.http.inject({
    method: verb,
    url: `${url}?${query}`,
    headers: { authorization: `Bearer ${token}` },
    ...(verb !== 'GET' && { payload: JSON.stringify(body ?? {}) }),
  })
  const json = response.json()
  return { status: response.statusCode, body: response.statusCode === 200 ? json : json.error.message }
}
