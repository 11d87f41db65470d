import { execFile, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createPhotosClient, type PhotosClient } from '@tintype/client'
import { type OperationId, operations } from '@tintype/types/operations'
import { type ServedLibrary, serveLibrary } from 'tintype-test-support/servedLibrary'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleFile, sampleKinds } from '../scripts/samples.ts'

const photo = new URL('../public/geysir.jpg', import.meta.url)
// Inside the package, so that imports of samples resolve.
const folder = new URL('../.reports/samples/', import.meta.url)
const hasCurl = spawnSync('curl', ['--version']).status === 0

/** State before a sample: an album and a photo, which are combined, shared and joined as the sample needs. */
interface World {
  albumId: string
  mediaItemId: string
  uploadToken: string
  shareToken: string
}

interface Case {
  filled?: true
  shared?: true
  joined?: true
  /** Runs as a friend of the album's owner. */
  byFriend?: true
  /** The output of every sample. */
  prints?: string | RegExp
  /** A request after the sample, and its expected response. */
  leaves?: (world: World, printed: string) => Promise<unknown>
  expected?: unknown
}

let server: ServedLibrary
let tokens: { owner: string; friend: string }
let photos: PhotosClient
let friend: PhotosClient

const itemsOf = async ({ albumId }: World) => {
  const { mediaItems = [] } = await photos.mediaItems.search({ body: { albumId } })
  return mediaItems.map(({ filename }) => filename)
}
const isShared = async ({ albumId }: World) => 'shareInfo' in (await photos.albums.get({ albumId }))
const friendHas = async ({ albumId }: World) => {
  const { sharedAlbums = [] } = await friend.sharedAlbums.list({ pageSize: 50 })
  return sharedAlbums.some(({ id }) => id === albumId)
}
const becomesItem = async (_world: World, printed: string) => {
  const newMediaItems = [{ simpleMediaItem: { uploadToken: printed.trim() } }]
  const { newMediaItemResults } = await photos.mediaItems.batchCreate({ body: { newMediaItems } })
  return newMediaItemResults?.[0]?.status?.message
}

const cases: Record<OperationId, Case> = {
  'albums.addEnrichment': { prints: /[\w-]{20}/ },
  'albums.batchAddMediaItems': { leaves: itemsOf, expected: ['geysir.jpg'] },
  'albums.batchRemoveMediaItems': { filled: true, leaves: itemsOf, expected: [] },
  'albums.create': { prints: /http:\/\/localhost:\d+\/\S/ },
  'albums.get': { prints: 'Iceland' },
  'albums.list': { prints: 'Iceland' },
  'albums.patch': { prints: 'Iceland, August' },
  'albums.share': { prints: /http:\/\/localhost:\d+\/\S/, leaves: isShared, expected: true },
  'albums.unshare': { shared: true, leaves: isShared, expected: false },
  'mediaItems.batchCreate': { prints: /[\w-]{20}/, leaves: itemsOf, expected: ['geysir.jpg'] },
  'mediaItems.batchGet': { prints: 'geysir.jpg' },
  'mediaItems.get': { prints: 'geysir.jpg' },
  'mediaItems.list': { prints: 'geysir.jpg' },
  'mediaItems.patch': { prints: 'A geyser, just before' },
  'mediaItems.search': { prints: 'geysir.jpg' },
  'sharedAlbums.get': { shared: true, byFriend: true, prints: 'Iceland' },
  'sharedAlbums.join': { shared: true, byFriend: true, prints: 'Iceland', leaves: friendHas, expected: true },
  'sharedAlbums.leave': { joined: true, byFriend: true, leaves: friendHas, expected: false },
  'sharedAlbums.list': { shared: true, prints: 'Iceland' },
  'uploads.create': { prints: /[\w-]{20}/, leaves: becomesItem, expected: 'Success' },
}

beforeAll(async () => {
  server = await serveLibrary(import.meta.url)
  tokens = { owner: await server.token({ user: 'owner' }), friend: await server.token({ user: 'friend' }) }
  photos = createPhotosClient({ auth: tokens.owner, baseUrl: server.url })
  friend = createPhotosClient({ auth: tokens.friend, baseUrl: server.url })
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  cpSync(photo, new URL('photo.jpg', folder))
})
afterAll(() => server?.stop())

async function prepare({ filled, shared, joined }: Case): Promise<World> {
  const album = await photos.albums.create({ body: { album: { title: 'Iceland' } } })
  const albumId = album.id ?? ''
  const uploadToken = await photos.uploadRaw(readFileSync(photo), { fileName: 'geysir.jpg' })
  const { newMediaItemResults } = await photos.mediaItems.batchCreate({
    body: { ...(filled && { albumId }), newMediaItems: [{ simpleMediaItem: { uploadToken } }] },
  })
  const mediaItemId = newMediaItemResults?.[0]?.mediaItem?.id ?? ''
  const share = { albumId, body: { sharedAlbumOptions: { isCollaborative: true } } }
  const shareToken = shared || joined ? ((await photos.albums.share(share)).shareInfo?.shareToken ?? '') : ''
  if (joined) await friend.sharedAlbums.join({ body: { shareToken } })
  return { albumId, mediaItemId, uploadToken, shareToken }
}

const runs = Object.keys(operations).flatMap((id) =>
  sampleKinds.map(({ file, label }) => ({ id: id as OperationId, file, label })),
)

test.for(runs)('the sample of $id for $label works as described', async ({ id, file }, { skip }) => {
  skip(file === 'curl.sh' && !hasCurl, 'curl is not installed')
  const sample = cases[id]
  const world = await prepare(sample)
  const printed = await run(id, file, {
    TOKEN: sample.byFriend ? tokens.friend : tokens.owner,
    ALBUM_ID: world.albumId,
    MEDIA_ITEM_ID: world.mediaItemId,
    UPLOAD_TOKEN: world.uploadToken,
    SHARE_TOKEN: world.shareToken,
  })
  expect(printed).not.toContain('"error"')
  if (sample.prints) expect(printed).toMatch(sample.prints)
  if (sample.leaves) expect(await sample.leaves(world, printed)).toEqual(sample.expected)
})

/** Runs a sample with only the address of the server changed, and returns its output. */
async function run(id: string, file: string, env: Record<string, string>): Promise<string> {
  const text = readFileSync(sampleFile(id, file), 'utf8').replaceAll('http://localhost:8080', server.url)
  const copy = new URL(`${id}.${file}`, folder)
  writeFileSync(copy, text)
  const program = file.endsWith('.sh') ? 'bash' : process.execPath
  const { stdout } = await promisify(execFile)(program, [fileURLToPath(copy)], {
    cwd: fileURLToPath(folder),
    env: { ...process.env, ...env },
  })
  return stdout
}
