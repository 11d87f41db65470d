import { expect, test } from 'vitest'
import { actor } from '../../support/actor.ts'
import { startTestServer } from '../../support/server.ts'

const text = { textEnrichment: { text: 'Day one' } }
const geysir = { locationName: 'Geysir', latlng: { latitude: 64.31, longitude: -20.3 } }
const last = { position: 'LAST_IN_ALBUM' }

test.each([
  ['a text', text],
  ['a location', { locationEnrichment: { location: geysir } }],
  ['a map', { mapEnrichment: { origin: geysir, destination: { locationName: 'Gullfoss' } } }],
])('%s gets an id, is not a media item and is not counted (facts 2.5)', async (_name, newEnrichmentItem) => {
  const owner = await actor(await startTestServer())
  const albumId = await owner.album()
  const item = await owner.photo({ albumId })
  const body = { newEnrichmentItem, albumPosition: { position: 'FIRST_IN_ALBUM' } }
  const { enrichmentItem } = await owner.ok('albums.addEnrichment', { albumId, body })
  expect(enrichmentItem).toEqual({ id: expect.stringMatching(/^[A-Za-z0-9_-]{64}$/) })
  expect(await owner.contents(albumId)).toEqual([item])
  expect(await owner.ok('albums.get', { albumId })).toMatchObject({
    mediaItemsCount: '1',
    coverPhotoMediaItemId: item,
  })
})

test('items can be added after an enrichment, and enrichments after items', async () => {
  const owner = await actor(await startTestServer())
  const albumId = await owner.album()
  const first = await owner.photo({ albumId })
  const second = await owner.photo({ albumId })
  const behindFirst = { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: first }
  const body = { newEnrichmentItem: text, albumPosition: behindFirst }
  const { enrichmentItem } = await owner.ok('albums.addEnrichment', { albumId, body })
  const between = await owner.photo({
    albumId,
    albumPosition: { position: 'AFTER_ENRICHMENT_ITEM', relativeEnrichmentItemId: enrichmentItem.id },
  })
  expect(await owner.contents(albumId)).toEqual([first, between, second])
})

test.each([
  ['no position', { newEnrichmentItem: text }],
  [
    'an unspecified position',
    { newEnrichmentItem: text, albumPosition: { position: 'POSITION_TYPE_UNSPECIFIED' } },
  ],
  ['an empty position', { newEnrichmentItem: text, albumPosition: {} }],
  ['no enrichment', { newEnrichmentItem: {}, albumPosition: last }],
  [
    'two enrichments',
    { newEnrichmentItem: { ...text, locationEnrichment: { location: geysir } }, albumPosition: last },
  ],
  ['a text without text', { newEnrichmentItem: { textEnrichment: { text: '' } }, albumPosition: last }],
  [
    'a location without a name or coordinates',
    { newEnrichmentItem: { locationEnrichment: { location: {} } }, albumPosition: last },
  ],
  ['a map without an end', { newEnrichmentItem: { mapEnrichment: { origin: geysir } }, albumPosition: last }],
  [
    'a latitude beyond the pole',
    {
      newEnrichmentItem: { locationEnrichment: { location: { latlng: { latitude: 91 } } } },
      albumPosition: last,
    },
  ],
  ['no relative item', { newEnrichmentItem: text, albumPosition: { position: 'AFTER_MEDIA_ITEM' } }],
  [
    'a relative item that is not in the album',
    {
      newEnrichmentItem: text,
      albumPosition: { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: 'x'.repeat(64) },
    },
  ],
  [
    'a relative item that the position does not allow',
    { newEnrichmentItem: text, albumPosition: { ...last, relativeMediaItemId: 'x'.repeat(64) } },
  ],
])('%s is rejected', async (_name, body) => {
  const owner = await actor(await startTestServer())
  const albumId = await owner.album()
  expect(await owner.refused('albums.addEnrichment', { albumId, body })).toMatchObject({
    code: 400,
    status: 'INVALID_ARGUMENT',
  })
})

test('only the owner can add enrichments, and only to an album of this app', async () => {
  const server = await startTestServer()
  const [owner, member] = [await actor(server), await actor(server, { user: 'member' })]
  const otherApp = await actor(server, { client: 'other' })
  const albumId = await owner.album()
  const options = { sharedAlbumOptions: { isCollaborative: true } }
  const { shareInfo } = await owner.ok('albums.share', { albumId, body: options })
  await member.ok('sharedAlbums.join', { body: { shareToken: shareInfo.shareToken } })
  for (const other of [member, otherApp]) {
    const body = { newEnrichmentItem: text, albumPosition: last }
    expect(await other.refused('albums.addEnrichment', { albumId, body })).toMatchObject({
      code: 400,
      message: 'No permission to add media items to this album.',
    })
  }
})
