import type { ApiDocument } from '@tintype/document'
import { globalParameters, type OperationId, operations } from '@tintype/types/operations'
import { type Input, type RequestForm, requestOf } from './request.ts'
import { noMedia, photo, video } from './samples.ts'

/** Credentials of a request: a user, the first user with a narrow token, no token, or an invalid one. */
export type Caller = 'owner' | 'other' | 'reader' | 'adder' | 'nobody' | 'nonsense'

export interface Answer {
  status: number
  headers: Headers
  /** The media type without parameters. */
  type: string
  text: string
  /** The JSON value, or the text if it is not JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: scenarios check responses of any shape, including wrong ones.
  body: any
}

/** A request and its response. */
export interface RecordedRequest {
  id: OperationId
  caller: Caller
  input: Input
  answer: Answer
}

export interface Connection {
  /** Base URL without a trailing slash. */
  url: string
  /** Access tokens. Both users use the same app. */
  tokens: { owner: string } & { [who in 'other' | 'reader' | 'adder']?: string }
  /** Like `globalThis.fetch`. */
  fetch?: typeof fetch
  /** Called with every request and its response. */
  onExchange?: (request: RecordedRequest) => void
}

/** Requests and test data for scenarios. Everything that it creates is named `tintype-contract-…`. */
export interface Api {
  call(
    id: OperationId,
    input?: Input,
    as?: Caller,
    options?: { headers?: Record<string, string>; writing?: RequestForm },
  ): Promise<Answer>
  /** Returns the body of a 2xx response. @throws SetupFailed for other responses */
  // biome-ignore lint/suspicious/noExplicitAny: as in Answer.
  ok(id: OperationId, input?: Input, as?: Caller): Promise<any>
  /** The first user's token, for requests that do not send it in a header. */
  token: string
  /** A name that begins with `tintype-contract-`. */
  name(): string
  /** Uploads bytes. @returns the upload token */
  upload(file?: number | 'video' | 'no media', as?: Caller): Promise<string>
  /** Creates an album of the first user. @returns its id */
  album(): Promise<string>
  /** An empty album for requests that do not change it. Shared by all scenarios, because albums cannot be deleted. */
  someAlbum(): Promise<string>
  /** A photo of the first user by number. @returns its id */
  photo(number?: number): Promise<string>
  /** The video of the first user. @returns its id */
  video(): Promise<string>
  /** Creates an item in an album. @returns its id */
  photoIn(albumId: string, number?: number): Promise<string>
  /** Creates a shared album. */
  sharedAlbum(): Promise<SharedAlbum>
  /** Like `someAlbum`, but shared. */
  someSharedAlbum(): Promise<SharedAlbum>
  /** The body of a call to mediaItems.batchCreate with these upload tokens. */
  newItems(uploadTokens: readonly string[], more?: object): object
}

/** The setup of a scenario failed: a request before its own did not get 2xx. */
export class SetupFailed extends Error {
  readonly id: OperationId
  readonly answer: Answer
  constructor(id: OperationId, answer: Answer) {
    super(`${id} of the setup got ${answer.status} ${answer.text.slice(0, 300)}`)
    this.id = id
    this.answer = answer
  }
}

interface SharedAlbum {
  albumId: string
  shareToken: string
}

/** Resources that remain after a run, because the API cannot delete them. */
export interface CreatedResources {
  albums: string[]
  mediaItems: string[]
}

export function createApi(
  connection: Connection,
  document: ApiDocument<OperationId>,
  made: CreatedResources,
): Api {
  const { url, tokens, fetch: send = fetch, onExchange } = connection
  const run = Math.floor(Date.now() / 1000).toString(36)
  const photos = new Map<number, Promise<string>>()
  let names = 0

  const call: Api['call'] = async (id, input = {}, as = 'owner', options = {}) => {
    const { path, headers, body } = requestOf(document.operation(id), input, options.writing)
    const token = as === 'nonsense' ? 'nonsense' : as === 'nobody' ? undefined : tokens[as]
    if (token !== undefined) headers.authorization = `Bearer ${token}`
    const response = await send(url + path, {
      method: operations[id].method,
      headers: { ...headers, ...options.headers },
      body,
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
  const upload: Api['upload'] = (file = 1, as = 'owner') => {
    const body = file === 'video' ? video() : file === 'no media' ? noMedia() : photo(file)
    return ok('uploads.create', { 'X-Goog-Upload-Protocol': 'raw', body }, as)
  }
  const makeItem = async (file: number | 'video', more: object = {}) => {
    const body = newItems([await upload(file)], more)
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
      const item = photos.get(number) ?? makeItem(number)
      photos.set(number, item)
      return item
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
  let promise: Promise<T> | undefined
  return () => {
    promise ??= make()
    return promise
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

function note(made: CreatedResources, id: OperationId, { status, body }: Answer): void {
  if (status > 299) return
  if (id === 'albums.create') made.albums.push(body?.id)
  if (id !== 'mediaItems.batchCreate') return
  for (const result of body?.newMediaItemResults ?? []) {
    const item = result?.mediaItem?.id
    if (item !== undefined && !made.mediaItems.includes(item)) made.mediaItems.push(item)
  }
}

/** Whether every operation has this parameter. */
export const isGlobal = (name: string): boolean => (globalParameters as readonly string[]).includes(name)
