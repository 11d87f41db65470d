import { createReadStream } from 'node:fs'
import type { Album, ListAlbumsResponse, MediaItem } from '@tintype/types'
import type { OperationId } from '@tintype/types/operations'
import { expectTypeOf, test } from 'vitest'
import {
  type Auth,
  type createPhotosClient,
  failedItems,
  type Input,
  isPhotosError,
  type PartialResponse,
  type PhotosClient,
  PhotosError,
  type UploadFile,
  type UploadInput,
  type UploadResult,
  type UploadRun,
} from '../src/index.ts'
import { answer, fakeResponse } from '../src/testing/index.ts'

declare const photos: PhotosClient
declare const error: unknown

// Checked by the compiler, never run.
test('methods have the parameters and results of the document', () => {
  expectTypeOf<Awaited<ReturnType<typeof photos.albums.create>>>().toEqualTypeOf<Album>()
  expectTypeOf<Awaited<ReturnType<typeof photos.albums.list>>>().toEqualTypeOf<ListAlbumsResponse>()
  expectTypeOf<Awaited<ReturnType<typeof photos.mediaItems.get>>>().toEqualTypeOf<MediaItem>()
  expectTypeOf<Awaited<ReturnType<typeof photos.uploads.create>>>().toEqualTypeOf<string>()
  expectTypeOf<Input<'albums.get'>>().toEqualTypeOf<{ albumId: string; fields?: string }>()
})

test('every operation has a method, and no other methods exist', () => {
  type MethodIds = {
    [Name in keyof PhotosClient & string]: `${Name}.${keyof PhotosClient[Name] & string}`
  }['albums' | 'mediaItems' | 'sharedAlbums' | 'uploads']
  expectTypeOf<MethodIds>().toEqualTypeOf<OperationId>()
  expectTypeOf<keyof typeof photos.sharedAlbums>().toEqualTypeOf<'get' | 'join' | 'leave' | 'list'>()
})

test('only operations with pages can be iterated', async () => {
  for await (const album of photos.albums.list()) expectTypeOf(album).toEqualTypeOf<Album>()
  for await (const item of photos.mediaItems.search({ body: {} }))
    expectTypeOf(item).toEqualTypeOf<MediaItem>()
  for await (const page of photos.mediaItems.list().pages())
    expectTypeOf(page.mediaItems).toEqualTypeOf<MediaItem[] | undefined>()
  // @ts-expect-error the result is one album, not a list
  for await (const _album of photos.albums.get({ albumId: 'x' })) break
  photos.albums.list({}, { limit: 5 })
  // @ts-expect-error limit is only for lists
  photos.albums.get({ albumId: 'x' }, { limit: 5 })
})

test('names that are not in the document are type errors', () => {
  photos.albums.list()
  photos.albums.list({ pageSize: 50, fields: 'albums(id)' })
  // @ts-expect-error no such parameter
  photos.albums.list({ pagesize: 50 })
  // @ts-expect-error pageSize is a number
  photos.albums.list({ pageSize: '50' })
  // @ts-expect-error the id is missing
  photos.albums.get({})
  // @ts-expect-error the id has another name
  photos.albums.get({ id: 'x' })
  // @ts-expect-error the body is missing
  photos.albums.create()
  // @ts-expect-error the album is missing
  photos.albums.create({ body: {} })
  // @ts-expect-error no such field
  photos.albums.create({ body: { album: { titel: 'Iceland' } } })
  // @ts-expect-error no such filter
  photos.mediaItems.search({ body: { filters: { color: 'blue' } } })
  // @ts-expect-error no such category
  photos.mediaItems.search({ body: { filters: { contentFilter: { includedContentCategories: ['CATS'] } } } })
  // @ts-expect-error no such method
  photos.albums.print({ albumId: 'x' })
  // @ts-expect-error no such option
  photos.albums.list({}, { timeOut: 5 })
})

test('a field that a response always has can be passed on', async () => {
  const album = await photos.albums.create({ body: { album: { title: 'Iceland' } } })
  const { shareInfo } = await photos.albums.share({ albumId: album.id })
  await photos.sharedAlbums.join({ body: { shareToken: shareInfo.shareToken } })
  const created = await photos.mediaItems.batchCreate({ body: { newMediaItems: [] } })
  for (const { status, mediaItem } of created.newMediaItemResults) {
    expectTypeOf(status.message).toEqualTypeOf<string | undefined>()
    if (mediaItem) await photos.mediaItems.get({ mediaItemId: mediaItem.id })
  }
  const results = await photos.mediaItems.batchGet({ mediaItemIds: ['x'] })
  for (const { mediaItem } of results.mediaItemResults)
    expectTypeOf(mediaItem).toEqualTypeOf<MediaItem | undefined>()
  // An item that was just created has no base URL yet, and an empty album no cover.
  expectTypeOf<MediaItem['baseUrl']>().toEqualTypeOf<string | undefined>()
  expectTypeOf<Album['coverPhotoMediaItemId']>().toEqualTypeOf<string | undefined>()
})

test('fields that a response always has are not required in a request', () => {
  photos.albums.create({ body: { album: {} as Album } })
  photos.albums.patch({ albumId: 'x', updateMask: 'title', body: { title: 'Iceland' } })
  photos.mediaItems.patch({ mediaItemId: 'x', updateMask: 'description', body: { description: '' } })
})

test('with fields, everything in a response is optional', async () => {
  const album = await photos.albums.get({ albumId: 'x', fields: 'title' })
  expectTypeOf(album.id).toEqualTypeOf<string | undefined>()
  // @ts-expect-error the id may be missing
  photos.albums.share({ albumId: album.id })
  const page = await photos.albums.list({ fields: 'albums(title)' })
  expectTypeOf(page).toEqualTypeOf<PartialResponse<ListAlbumsResponse>>()
  for await (const { id } of photos.albums.list({ fields: 'albums(title)' }))
    expectTypeOf(id).toEqualTypeOf<string | undefined>()
  const { mediaItemResults } = await photos.mediaItems.batchGet({ mediaItemIds: ['x'], fields: '*' })
  expectTypeOf(mediaItemResults?.[0]?.mediaItem?.mimeType).toEqualTypeOf<string | undefined>()
  // Whether there is a mask is not known.
  const input: Input<'albums.get'> = { albumId: 'x' }
  expectTypeOf((await photos.albums.get(input)).id).toEqualTypeOf<string | undefined>()
  expectTypeOf((await photos.albums.get({ albumId: 'x', fields: undefined })).id).toEqualTypeOf<string>()
})

test('a body that may be omitted is optional', () => {
  photos.mediaItems.search()
  photos.mediaItems.search({}, { limit: 5 })
  photos.albums.share({ albumId: 'x' })
  photos.albums.unshare({ albumId: 'x' })
  // @ts-expect-error there is nothing to join without a share token
  photos.sharedAlbums.join()
})

test('a stream is one file, not a list', async () => {
  const file = createReadStream('a.jpg')
  const stream = new Blob([]).stream()
  // @ts-expect-error each chunk would be a file
  photos.upload(file)
  // @ts-expect-error each chunk would be a file
  photos.upload(stream)
  // @ts-expect-error each chunk would be a file
  photos.upload(process.stdin)
  // @ts-expect-error they may be the pieces of one file
  photos.upload({} as AsyncIterable<Uint8Array<ArrayBuffer>>)
  // @ts-expect-error a path is not bytes
  photos.upload('a.jpg')
  // @ts-expect-error paths are not bytes
  photos.upload(['a.jpg'])
  // @ts-expect-error a file is required
  photos.upload(null)
  // @ts-expect-error text is not bytes
  photos.uploadRaw('a.jpg')
  expectTypeOf(photos.upload({ body: file, size: 1 })).toEqualTypeOf<Promise<UploadResult>>()
  expectTypeOf(photos.upload({ body: stream, size: 1 })).toEqualTypeOf<Promise<UploadResult>>()
  expectTypeOf(photos.upload(new Uint8Array(new SharedArrayBuffer(1)))).toEqualTypeOf<Promise<UploadResult>>()
  const lists = [
    photos.upload([Buffer.from('a'), new Blob([]), { body: file, size: 1 }]),
    photos.upload(new Set([new Blob([])])),
    photos.upload({} as AsyncIterable<Blob>),
    photos.upload({} as AsyncGenerator<UploadFile>),
    photos.upload({} as Iterable<UploadInput>),
  ]
  expectTypeOf(lists).toEqualTypeOf<UploadRun[]>()
})

test('errors have the names of the document', () => {
  if (isPhotosError(error, 'InvalidUploadToken')) expectTypeOf(error).toEqualTypeOf<PhotosError>()
  // @ts-expect-error no such error
  isPhotosError(error, 'NoSuchError')
  if (error instanceof PhotosError) expectTypeOf(error.operation).toEqualTypeOf<OperationId>()
  // @ts-expect-error this result is not a batch
  failedItems('albums.list', [])
})

test('a token is a string, or returned by a function that receives the rejected one', () => {
  expectTypeOf<() => Promise<string>>().toExtend<Auth>()
  expectTypeOf<(context: { rejected?: string }) => string>().toExtend<Auth>()
  expectTypeOf<() => undefined>().not.toExtend<Auth>()
  expectTypeOf<Parameters<typeof createPhotosClient>[0]['auth']>().toEqualTypeOf<Auth>()
})

test('responses of the fake have the type of the operation', () => {
  fakeResponse('albums.list', { albums: [{ id: 'x' }] })
  // @ts-expect-error no such field
  fakeResponse('albums.list', { album: [] })
  expectTypeOf(answer).toEqualTypeOf(fakeResponse)
})
