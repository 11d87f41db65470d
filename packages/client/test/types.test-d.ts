import type { Album, ListAlbumsResponse, MediaItem } from '@tintype/types'
import { expectTypeOf, test } from 'vitest'
import type { PhotosClient } from '../src/index.ts'

declare const photos: PhotosClient

// Checked by the compiler alone, never run.
test('methods take and give what the document says', () => {
  expectTypeOf<Awaited<ReturnType<typeof photos.albums.create>>>().toEqualTypeOf<Album>()
  expectTypeOf<Awaited<ReturnType<typeof photos.albums.list>>>().toEqualTypeOf<ListAlbumsResponse>()
  expectTypeOf<Awaited<ReturnType<typeof photos.mediaItems.get>>>().toEqualTypeOf<MediaItem>()
  expectTypeOf<Awaited<ReturnType<typeof photos.uploads.create>>>().toEqualTypeOf<string>()
  expectTypeOf<keyof typeof photos.sharedAlbums>().toEqualTypeOf<'get' | 'join' | 'leave' | 'list'>()
})

test('what the document does not know is a type error', () => {
  photos.albums.list()
  photos.albums.list({ pageSize: 50, fields: 'albums(id)' })
  // @ts-expect-error no such parameter
  photos.albums.list({ pagesize: 50 })
  // @ts-expect-error the id is missing
  photos.albums.get({})
  // @ts-expect-error the body is missing
  photos.albums.create()
  // @ts-expect-error no such field
  photos.albums.create({ body: { album: { titel: 'Iceland' } } })
  // @ts-expect-error no such filter
  photos.mediaItems.search({ body: { filters: { colour: 'blue' } } })
  // @ts-expect-error no such method
  photos.albums.delete({ albumId: 'x' })
})
