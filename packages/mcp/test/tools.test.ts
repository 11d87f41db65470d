import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPhotosClient, type PhotosClient } from '@tintype/client'
import sharp from 'sharp'
import { type ServedLibrary, serveLibrary } from 'tintype-test-support/servedLibrary'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Connection, connect, textOf } from './support/connect.ts'

const folder = mkdtempSync(join(tmpdir(), 'tintype-mcp-'))
const photo = (name: string) => join(folder, 'photos', name)

let server: ServedLibrary
let token: string
let photos: PhotosClient
let mcp: Connection
beforeAll(async () => {
  mkdirSync(join(folder, 'photos'))
  for (const [name, background] of [
    ['geysir.jpg', 'teal'],
    ['waterfall.jpg', 'navy'],
  ] as const) {
    const image = sharp({ create: { width: 640, height: 480, channels: 3, background } })
    const exif = { IFD2: { DateTimeOriginal: '2024:08:17 10:00:00' } }
    writeFileSync(photo(name), await image.withExif(exif).jpeg().toBuffer())
  }
  writeFileSync(join(folder, 'secret.txt'), 'not a photo')
  symlinkSync(join(folder, 'secret.txt'), photo('link.jpg'))
  server = await serveLibrary(import.meta.url)
  token = await server.token()
  photos = createPhotosClient({ auth: token, baseUrl: server.url })
  mcp = await connect(
    { TINTYPE_TOKEN: token, TINTYPE_BASE_URL: server.url },
    '--folder',
    join(folder, 'photos'),
  )
})
afterAll(async () => {
  await mcp.close()
  await server.stop()
  rmSync(folder, { recursive: true })
})

/** Each test has an album with both photos of its own. */
async function makeAlbum(title: string) {
  const { id: albumId } = (await mcp.call('create_album', { title })) as { id: string }
  const paths = [photo('geysir.jpg'), photo('waterfall.jpg')]
  const results = (await mcp.call('upload_photos', { paths, albumId })) as unknown as { id: string }[]
  return { albumId, ids: results.map(({ id }) => id) }
}

describe('a library that a model fills', () => {
  test('uploaded photos are in the album, and are found by date and in the album', async () => {
    const { albumId, ids } = await makeAlbum('Iceland')
    expect(new Set(ids).size).toBe(2)
    const inAlbum = await mcp.call('find_photos', { albumId })
    expect(inAlbum.mediaItems).toMatchObject([{ filename: 'geysir.jpg' }, { filename: 'waterfall.jpg' }])
    for (const dates of [{ dates: ['2024-08-17'] }, { from: '2024-08', to: '2024-08' }, { from: '2024' }]) {
      const { mediaItems } = await mcp.call('find_photos', dates)
      expect((mediaItems as unknown[]).length).toBe(2)
    }
    const before = await mcp.call('find_photos', { to: '2023-12-31' })
    expect(before.mediaItems).toEqual([])
  })

  test('pages continue where the previous one ended', async () => {
    await makeAlbum('Pages')
    const first = await mcp.call('find_photos', { pageSize: 1 })
    const second = await mcp.call('find_photos', { pageSize: 1, pageToken: first.nextPageToken })
    expect(first.mediaItems).not.toEqual(second.mediaItems)
  })

  test('a photo is shown as an image in the requested size, with its metadata', async () => {
    const { ids } = await makeAlbum('Shown')
    const { content } = await mcp.callRaw('show_photo', { mediaItemId: ids[0], size: 256 })
    const [metadata, image] = content
    expect(JSON.parse(metadata?.type === 'text' ? metadata.text : '')).toMatchObject({ id: ids[0] })
    if (image?.type !== 'image') throw new Error('There is no image.')
    expect(await sharp(Buffer.from(image.data, 'base64')).metadata()).toMatchObject({
      width: 256,
      height: 192,
    })
  })

  test('thumbnails follow the list of items', async () => {
    const { albumId } = await makeAlbum('Thumbnails')
    const { content } = await mcp.callRaw('find_photos', { albumId, thumbnails: true })
    expect(content.map(({ type }) => type)).toEqual(['text', 'text', 'image', 'text', 'image'])
  })

  test('an album takes a text and a place, and loses a photo', async () => {
    const { albumId, ids } = await makeAlbum('Texts')
    const place = { name: 'Þingvellir', latitude: 64.2558, longitude: -21.1299 }
    const change = { albumId, text: 'The first day', place, after: ids[0], removeMediaItemIds: [ids[1]] }
    const { added, removed, enrichmentIds } = await mcp.call('fill_album', change)
    expect([added, removed, (enrichmentIds as string[]).length]).toEqual([0, 1, 2])
    const { mediaItemsCount } = await photos.albums.get({ albumId })
    expect(mediaItemsCount).toBe('1')
  })

  test('a photo gets a description, and an album a title and a cover', async () => {
    const { albumId, ids } = await makeAlbum('Untitled')
    const item = await mcp.call('describe', { mediaItemId: ids[0], description: 'It erupts' })
    expect(item.description).toBe('It erupts')
    const album = await mcp.call('describe', {
      albumId,
      title: 'Golden Circle',
      coverPhotoMediaItemId: ids[1],
    })
    expect(album.title).toBe('Golden Circle')
    expect((await photos.albums.get({ albumId })).coverPhotoMediaItemId).toBe(ids[1])
  })

  test('an album is shared with another user, who joins and leaves it', async () => {
    const { albumId } = await makeAlbum('Shared')
    const { shareToken, shareableUrl } = await mcp.call('share_album', { albumId, isCollaborative: true })
    expect(shareableUrl).toContain(server.url)
    const guest = await server.token({ user: 'guest' })
    const other = await connect({ TINTYPE_TOKEN: guest, TINTYPE_BASE_URL: server.url })
    expect(await other.call('share_album', { joinToken: shareToken })).toMatchObject({
      joined: { title: 'Shared' },
    })
    const { albums } = await other.call('find_albums', { shared: true })
    expect(albums).toMatchObject([{ title: 'Shared', isOwned: false }])
    await other.call('share_album', { leaveToken: shareToken })
    expect((await other.call('find_albums', { shared: true })).albums).toEqual([])
    await other.close()
    expect(await mcp.call('share_album', { albumId, stop: true })).toEqual({ shared: false })
  })

  test('progress is reported in acknowledged bytes', async () => {
    const steps: number[] = []
    await mcp.client.callTool(
      { name: 'upload_photos', arguments: { paths: [photo('geysir.jpg')] } },
      { onprogress: ({ progress }) => steps.push(progress) },
    )
    expect(steps.length).toBeGreaterThan(0)
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
  })
})

describe('files that a model must not read', () => {
  test('a file outside of the folders, also through a link or `..`, is rejected and not sent', async () => {
    for (const path of [join(folder, 'secret.txt'), photo('link.jpg'), photo('../secret.txt')]) {
      const paths = [photo('geysir.jpg'), path]
      await expect(mcp.call('upload_photos', { paths })).rejects.toThrow('outside of the folders')
    }
  })

  test('a missing file is named', async () => {
    await expect(mcp.call('upload_photos', { paths: [photo('no.jpg')] })).rejects.toThrow(
      `There is no file ${photo('no.jpg')}.`,
    )
  })

  test('without --folder, uploads are off', async () => {
    const other = await connect({ TINTYPE_TOKEN: token, TINTYPE_BASE_URL: server.url })
    await expect(other.call('upload_photos', { paths: [photo('geysir.jpg')] })).rejects.toThrow('--folder')
    await other.close()
  })
})

describe('mistakes are results that a model can correct', () => {
  test('an error of the API has its operation, code, text and hint', async () => {
    const result = await mcp.callRaw('show_photo', { mediaItemId: 'nothing' })
    expect(result.isError).toBe(true)
    expect(textOf(result)).toMatch(/^mediaItems\.get: 40[04] .+\n.+/)
  })

  test('arguments that do not fit the schema are rejected with their name', async () => {
    await expect(mcp.call('find_photos', { categories: ['DOGS'] })).rejects.toThrow('categories')
    await expect(mcp.call('find_photos', { size_in_pixels: 'red' })).rejects.toThrow('size_in_pixels')
    await expect(mcp.call('find_photos', { dates: ['yesterday'] })).rejects.toThrow('dates')
  })

  test.each([
    ['fill_album', { albumId: 'a' }, 'nothing to change'],
    ['share_album', { albumId: 'a', joinToken: 'b' }, 'exactly one'],
    ['describe', { albumId: 'a' }, 'Pass mediaItemId and description'],
  ])('%s without a clear task changes nothing', async (name, input, message) => {
    await expect(mcp.call(name, input)).rejects.toThrow(message)
  })

  test('no result contains the access token', async () => {
    const wrong = 'a-token-that-nobody-knows'
    const other = await connect({ TINTYPE_TOKEN: wrong, TINTYPE_BASE_URL: server.url })
    const result = await other.callRaw('find_albums')
    expect(result.isError).toBe(true)
    expect(textOf(result)).toContain('401')
    expect(JSON.stringify(result)).not.toContain(wrong)
    await other.close()
  })
})

describe('the era of 2025', () => {
  test('the tools of the 2025 edition work on a server of that era', async () => {
    const modern = await serveLibrary(import.meta.url, ['--era', '2025'])
    const scopes = [
      'photoslibrary.appendonly',
      'photoslibrary.readonly.appcreateddata',
      'photoslibrary.edit.appcreateddata',
    ]
    const env = { TINTYPE_TOKEN: await modern.token({ scopes }), TINTYPE_BASE_URL: modern.url }
    const other = await connect(env, '--edition', '2025', '--folder', join(folder, 'photos'))
    const { id: albumId } = await other.call('create_album', { title: 'Since 2025' })
    await other.call('upload_photos', { paths: [photo('geysir.jpg')], albumId })
    const { mediaItems } = await other.call('find_photos', { albumId })
    expect(mediaItems).toMatchObject([{ filename: 'geysir.jpg' }])
    await other.call('fill_album', { albumId, text: 'Still there' })
    await other.close()
    await modern.stop()
  })
})
