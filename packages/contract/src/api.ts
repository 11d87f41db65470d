import type { ApiDocument } from '@tintype/document'
import { globalParameters, type OperationId, operations } from '@tintype/types/operations'
import { type Input, requestOf, type Writing } from './request.ts'
import { noMedia, photo, video } from './samples.ts'

/** Who asks: a user, the first with a token that may only read or only add, nobody, or a token that is none. */
export type Caller = 'owner' | 'other' | 'reader' | 'adder' | 'nobody' | 'nonsense'

export interface Answer {
  status: number
  headers: Headers
  /** The media type alone. */
  type: string
  text: string
  /** The JSON value, or the text of what is not JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: scenarios look into answers of any shape, wrong ones too.
  body: any
}

/** A request as it went out, and its answer. */
export interface Exchange {
  id: OperationId
  caller: Caller
  input: Input
  answer: Answer
}

export interface Connection {
  /** Base URL without a slash at its end. */
  url: string
  /** Access tokens. The two users' come from the same app. */
  tokens: { owner: string } & { [who in 'other' | 'reader' | 'adder']?: string }
  /** As `globalThis.fetch`. */
  fetch?: typeof fetch
  /** Hears of every request and its answer. */
  onExchange?: (exchange: Exchange) => void
}

/** What scenarios call, and what they can have made. All that is made is named `tintype-contract-…`. */
export interface Api {
  call(
    id: OperationId,
    input?: Input,
    as?: Caller,
    how?: { headers?: Record<string, string>; writing?: Writing },
  ): Promise<Answer>
  /** The body of an answer that must be 2xx. @throws SetupFailed */
  // biome-ignore lint/suspicious/noExplicitAny: as in Answer.
  ok(id: OperationId, input?: Input, as?: Caller): Promise<any>
  /** The first user's token, for requests that carry it elsewhere than in a header. */
  token: string
  /** A name that begins with `tintype-contract-`. */
  name(): string
  /** Uploads bytes. @returns the upload token */
  upload(what?: number | 'video' | 'no media', as?: Caller): Promise<string>
  /** A new album of the first user's. @returns its id */
  album(): Promise<string>
  /** An empty album for requests that leave it as it is: one for the whole run, since none can be deleted. */
  someAlbum(): Promise<string>
  /** One of the few photos of the first user's, by number. @returns its id */
  photo(number?: number): Promise<string>
  /** The one video of the first user's. @returns its id */
  video(): Promise<string>
  /** Makes an item of new bytes in an album. @returns its id */
  photoIn(albumId: string, number?: number): Promise<string>
  /** A new album that is shared. */
  sharedAlbum(): Promise<SharedAlbum>
  /** As `someAlbum`, shared. */
  someSharedAlbum(): Promise<SharedAlbum>
  /** The body of a call to mediaItems.batchCreate with these upload tokens. */
  newItems(uploadTokens: readonly string[], more?: object): object
}

/** A scenario could not even begin: a request before its own was answered otherwise than with 2xx. */
export class SetupFailed extends Error {
  readonly id: OperationId
  readonly answer: Answer
  constructor(id: OperationId, answer: Answer) {
    super(`${id} before it was answered ${answer.status} ${answer.text.slice(0, 300)}`)
    this.id = id
    this.answer = answer
  }
}

interface SharedAlbum {
  albumId: string
  shareToken: string
}

/** What a run leaves behind: nothing of this API can be deleted. */
export interface Made {
  albums: string[]
  mediaItems: string[]
}

export function createApi(connection: Connection, document: ApiDocument<OperationId>, made: Made): Api {
  const { url, tokens, fetch: send = fetch, onExchange } = connection
  const run = Math.floor(Date.now() / 1000).toString(36)
  const photos = new Map<number, Promise<string>>()
  let names = 0

  const call: Api['call'] = async (id, input = {}, as = 'owner', how = {}) => {
    const { path, headers, body } = requestOf(document.operation(id), input, how.writing)
    const token = as === 'nonsense' ? 'nonsense' : as === 'nobody' ? undefined : tokens[as]
    const response = await send(url + path, {
      method: operations[id].method,
      headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }), ...how.headers },
      ...(body !== undefined && { body }),
      redirect: 'manual',
    })
    const text = await response.text()
    const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? ''
    const answer = {
      status: response.status,
      headers: response.headers,
      type,
      text,
      body: bodyOf(type, text),
    }
    onExchange?.({ id, caller: as, input, answer })
    note(made, id, answer)
    return answer
  }
  const ok: Api['ok'] = async (id, input, as) => {
    const answer = await call(id, input, as)
    if (answer.status < 200 || answer.status > 299) throw new SetupFailed(id, answer)
    return answer.body
  }
  const newItems: Api['newItems'] = (uploadTokens, more = {}) => ({
    ...more,
    newMediaItems: uploadTokens.map((uploadToken) => ({
      simpleMediaItem: { uploadToken, fileName: 'tintype-contract.jpg' },
    })),
  })
  const upload: Api['upload'] = (what = 1, as = 'owner') => {
    const body = what === 'video' ? video() : what === 'no media' ? noMedia() : photo(what)
    return ok('uploads.create', { 'X-Goog-Upload-Protocol': 'raw', body }, as)
  }
  const makeItem = async (what: number | 'video', more: object = {}) => {
    const body = newItems([await upload(what)], more)
    const { newMediaItemResults } = await ok('mediaItems.batchCreate', { body })
    return newMediaItemResults[0].mediaItem.id as string
  }
  const api: Api = {
    call,
    ok,
    newItems,
    upload,
    token: tokens.owner,
    name: () => `tintype-contract-${run}-${++names}`,
    album: async () => (await ok('albums.create', { body: { album: { title: api.name() } } })).id,
    photo(number = 1) {
      const known = photos.get(number) ?? makeItem(number)
      photos.set(number, known)
      return known
    },
    video: once(() => makeItem('video')),
    photoIn: (albumId, number = 1) => makeItem(number, { albumId }),
    someAlbum: once(() => api.album()),
    async sharedAlbum() {
      const albumId = await api.album()
      const body = { sharedAlbumOptions: { isCollaborative: true, isCommentable: true } }
      const { shareInfo } = await ok('albums.share', { albumId, body })
      return { albumId, shareToken: shareInfo.shareToken }
    },
    someSharedAlbum: once(() => api.sharedAlbum()),
  }
  return api
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

function bodyOf(type: string, text: string): unknown {
  if (type !== 'application/json') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function note(made: Made, id: OperationId, { status, body }: Answer): void {
  if (status > 299) return
  if (id === 'albums.create') made.albums.push(body?.id)
  if (id !== 'mediaItems.batchCreate') return
  for (const result of body?.newMediaItemResults ?? []) {
    const item = result?.mediaItem?.id
    if (item !== undefined && !made.mediaItems.includes(item)) made.mediaItems.push(item)
  }
}

/** Whether a parameter is one that every operation takes. */
export const isGlobal = (name: string): boolean => (globalParameters as readonly string[]).includes(name)
