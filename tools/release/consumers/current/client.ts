// Uses the client's public API apart from its operations. Compiled, never run. Each release keeps a copy that does not
// change; this file grows with the client.
import {
  createPhotosClient,
  createPhotosCore,
  explain,
  failedItems,
  type Hooks,
  isPhotosError,
  logging,
  mediaUrl,
  type PhotosClient,
  type PhotosError,
  type PhotosErrorKind,
  type UploadHandle,
} from '@tintype/client'
import { downloadTo, fromPath } from '@tintype/client/node'
import { answer, fakeClock, fakeFetch, fakeResponse } from '@tintype/client/testing'
import { errors, retries, statusCodes } from '@tintype/types/errors'
import * as limits from '@tintype/types/limits'
import { operations } from '@tintype/types/operations'

declare const photos: PhotosClient
declare const file: File
declare const stream: ReadableStream<Uint8Array<ArrayBuffer>>
declare const chunks: AsyncIterable<Uint8Array>
declare const signal: AbortSignal
declare function take<Value>(value: Value): void

export function clients(): void {
  createPhotosClient({ auth: 'token' })
  createPhotosClient({
    auth: async ({ rejected }) => rejected ?? 'token',
    baseUrl: 'http://localhost:8080',
    uploadOrigins: ['https://uploads.example'],
    fetch: (request) => fetch(request),
    timeout: 1000,
    totalTimeout: 10_000,
    retries: 2,
    maxDelay: 5000,
    clock: fakeClock(),
    ...logging((line) => take<string>(line)),
  })
  createPhotosCore({ auth: () => 'token' })
}

export const hooks: Hooks = {
  onRequest: ({ id, operation, attempt, method, url }) =>
    take<(string | number)[]>([id, operation, attempt, method, url]),
  onResponse: ({ code, milliseconds }) => take<number[]>([code, milliseconds]),
  onRetry: ({ delay, code }) => take<number[]>([delay, code]),
}

export async function calls(): Promise<void> {
  await photos.albums.list({}, { signal, timeout: 1000, totalTimeout: 5000, retries: 0, headers: { a: 'b' } })
  for await (const { id } of photos.albums.list({}, { limit: 100 })) take<string | undefined>(id)
  for await (const page of photos.albums.list().pages()) take(page.albums)
  const { data, error, response } = await photos.raw.GET('/v1/albums', {})
  take([data, error, response.status])
}

export async function uploads(): Promise<void> {
  take<string>(await photos.uploadRaw(new Uint8Array(1), { fileName: 'a.jpg', mimeType: 'image/jpeg' }))
  let kept: UploadHandle | undefined
  const run = photos.upload(
    [file, new Blob([]), { body: stream, size: 1, fileName: 'a.jpg', description: 'b' }],
    {
      albumId: 'x',
      concurrency: 2,
      chunkSize: 262_144,
      batchSize: 10,
      signal,
      onProgress: ({ all }) => take<[number, number | undefined, number]>([all.bytes, all.size, all.files]),
      onHandle: (handle) => {
        kept = handle
      },
    },
  )
  for await (const result of run) {
    take<number>(result.index)
    if (result.outcome === 'failed') take([result.error, result.again])
    else take(result.mediaItem.id)
  }
  await photos.upload({ ...(await fromPath('a.jpg')), resume: kept })
  await photos.upload({ body: chunks, size: 1, getSize: async () => 1 })
}

export async function media(): Promise<void> {
  const item = await photos.mediaItems.get({ mediaItemId: 'x' })
  take<string>(mediaUrl(item, { width: 100, height: 100, crop: true }))
  const { body, size, mimeType } = await photos.download(item, {
    rendition: { width: 100 },
    start: 1,
    end: 2,
  })
  take<[ReadableStream, number | undefined, string]>([body, size, mimeType])
  const saved = await downloadTo(photos, item, 'a.jpg', { onProgress: ({ bytes }) => take<number>(bytes) })
  take<[string, number]>([saved.path, saved.size])
}

export function mistakes(error: unknown): void {
  if (!isPhotosError(error)) return
  take<PhotosError>(error)
  take<PhotosErrorKind>(error.kind)
  take<[string, number, number | undefined]>([error.operation, error.attempts, error.code])
  take([
    error.status,
    error.details,
    error.hint,
    error.errorName,
    error.requestId,
    error.serverRequestId,
    error.headers,
    error.retryAfter,
    explain(error),
  ])
  for (const { index, error } of failedItems('mediaItems.batchCreate', []))
    take<[number, PhotosError]>([index, error])
}

export async function responses(photos: PhotosClient): Promise<void> {
  const { data, response, requestId } = await photos.albums
    .get({ albumId: 'x' }, { auth: 'y' })
    .withResponse()
  take<[string | undefined, number, string]>([data.title, response.status, requestId])
  const defaultHeaders = { 'x-tenant': 'a' }
  createPhotosClient({ auth: 'x', appInfo: { name: 'a' }, defaultHeaders, ...logging(console, 'warn') })
}

export function tests(): void {
  const fetch = fakeFetch([answer('albums.list', { albums: [] }), fakeResponse('albums.list', {})])
  createPhotosClient({ auth: 'token', fetch })
  take([
    errors.AlbumNotFound.message,
    limits.albumMaxItems,
    retries,
    statusCodes,
    operations['albums.get'].path,
  ])
}
