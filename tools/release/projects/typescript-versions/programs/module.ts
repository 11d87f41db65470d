import { createPhotosClient, isPhotosError, type PhotosClient } from '@tintype/client'
import { fromPath } from '@tintype/client/node'
import { answer, fakeFetch } from '@tintype/client/testing'
import { type Mock, startMock } from '@tintype/mock'
import type { Album, MediaItem, paths } from '@tintype/types'
import { enums } from '@tintype/types/enums'
import { errors } from '@tintype/types/errors'
import * as fieldLimits from '@tintype/types/fieldLimits'
import * as limits from '@tintype/types/limits'
import { type OperationId, operations } from '@tintype/types/operations'

const { TINTYPE_TOKEN: auth = '', TINTYPE_URL: baseUrl } = process.env
const photos: PhotosClient = createPhotosClient({ auth, baseUrl })

export async function share(title: string): Promise<string | undefined> {
  const album: Album = await photos.albums.create({ body: { album: { title } } })
  const first = await photos.albums.list({ pageSize: 10 })
  await photos.albums.list({ pageToken: first.nextPageToken })
  for await (const item of photos.mediaItems.search({ body: { filters: undefined } })) print(item)
  const { data, error } = await photos.raw.GET('/v1/albums', { params: { query: { pageSize: 5 } } })
  if (error) throw new Error(error.error?.message)
  // @ts-expect-error there is no such field
  await photos.albums.create({ body: { album: { titel: title } } })
  return data.albums?.[0]?.title ?? album.title
}

export async function upload(path: string): Promise<number> {
  const { albums } = await photos.albums.list()
  const results = await photos.upload([fromPath(path)], { albumId: albums?.[0]?.id })
  return results.length
}

function print(item: MediaItem): void {
  console.log(
    item.filename,
    limits.albumMaxItems,
    operations['albums.list'].method,
    enums,
    fieldLimits,
    errors,
  )
}

const fetch = fakeFetch([answer('albums.list', { albums: [] })])
export const faked = createPhotosClient({ auth: 'token', fetch })
export const mock: Promise<Mock> = startMock()
export const isNotFound = (error: unknown): boolean => isPhotosError(error, 'AlbumNotFound')
export type Path = keyof paths
export type Id = OperationId
