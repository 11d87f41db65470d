import { type OperationId, operations } from '@tintype/types/operations'
import { describe, expect, test } from 'vitest'
import { type Actor, actor } from '../support/actor.ts'
import { SCOPES } from '../support/scopes.ts'
import { type SharedScene, sharedScene } from '../support/shared.ts'

/**
 * All operations on an object × all kinds of users × both eras. The response for an object that a user may not see equals,
 * byte for byte, the one for an object that does not exist.
 */
type Target = { albumId: string; mediaItemId: string; shareToken: string }
type Input = Parameters<Actor['call']>[1]

const text = { textEnrichment: { text: 'x' } }
const inputs: { [Id in OperationId]?: (target: Target) => Input } = {
  'albums.addEnrichment': ({ albumId }) => ({
    albumId,
    body: { newEnrichmentItem: text, albumPosition: { position: 'FIRST_IN_ALBUM' } },
  }),
  'albums.batchAddMediaItems': ({ albumId }) => ({ albumId, body: { mediaItemIds: ['x'] } }),
  'albums.batchRemoveMediaItems': ({ albumId }) => ({ albumId, body: { mediaItemIds: ['x'] } }),
  'albums.get': ({ albumId }) => ({ albumId }),
  'albums.patch': ({ albumId }) => ({ albumId, updateMask: 'title', body: { title: 'x' } }),
  'albums.share': ({ albumId }) => ({ albumId }),
  'albums.unshare': ({ albumId }) => ({ albumId }),
  'mediaItems.batchCreate': ({ albumId }) => ({
    body: { albumId, newMediaItems: [{ simpleMediaItem: { uploadToken: 'x' } }] },
  }),
  'mediaItems.batchGet': ({ mediaItemId }) => ({ mediaItemIds: [mediaItemId] }),
  'mediaItems.get': ({ mediaItemId }) => ({ mediaItemId }),
  'mediaItems.patch': ({ mediaItemId }) => ({
    mediaItemId,
    updateMask: 'description',
    body: { description: 'x' },
  }),
  'mediaItems.search': ({ albumId }) => ({ body: { albumId } }),
  'sharedAlbums.get': ({ shareToken }) => ({ shareToken }),
  'sharedAlbums.join': ({ shareToken }) => ({ body: { shareToken } }),
  'sharedAlbums.leave': ({ shareToken }) => ({ body: { shareToken } }),
}
const ids = Object.keys(inputs) as OperationId[]
const missingTarget: Target = {
  albumId: 'A'.repeat(64),
  mediaItemId: 'A'.repeat(64),
  shareToken: 'A'.repeat(64),
}

interface Scene extends SharedScene {
  private: Target
  shared: Target
}

async function scene(): Promise<Scene> {
  const around = await sharedScene()
  const { owner, albumId, shareToken } = around
  const privateAlbum = await owner.album('Private')
  return {
    ...around,
    private: {
      albumId: privateAlbum,
      mediaItemId: await owner.photo({ albumId: privateAlbum }),
      shareToken: albumId,
    },
    shared: { albumId, mediaItemId: await owner.photo({ albumId }), shareToken },
  }
}

async function expectInvisible(who: Actor, id: OperationId, target: Target): Promise<void> {
  const input = inputs[id]
  if (input === undefined) return
  const [there, missing] = [await who.call(id, input(target)), await who.call(id, input(missingTarget))]
  expect({ id, status: there.status, body: there.body }).toEqual({
    id,
    status: missing.status,
    body: missing.body,
  })
}

describe.each(['legacy', '2025'] as const)('in the era %s', (era) => {
  test('every operation on an object is in the matrix', () => {
    const others: OperationId[] = [
      'albums.create',
      'albums.list',
      'mediaItems.list',
      'sharedAlbums.list',
      'uploads.create',
    ]
    expect([...ids, ...others].sort()).toEqual(Object.keys(operations))
  })

  test('another user sees nothing, with all scopes or with each single scope', async () => {
    const around = await scene()
    const { server } = around
    await server.restart({ era })
    for (const scopes of [undefined, ...SCOPES.map((scope) => [scope])]) {
      const stranger = await actor(server, { user: 'stranger', ...(scopes && { scopes }) })
      for (const id of ids) {
        await expectInvisible(stranger, id, around.private)
        // A share token gives access to the album, but the ids in it do not.
        if (!id.startsWith('sharedAlbums.')) await expectInvisible(stranger, id, around.shared)
      }
    }
  })

  test('a member sees only the shared album of its owner', async () => {
    const around = await scene()
    const { server } = around
    await server.restart({ era })
    for (const scopes of [undefined, ...SCOPES.map((scope) => [scope])]) {
      const member = await actor(server, { user: 'member', ...(scopes && { scopes }) })
      for (const id of ids) await expectInvisible(member, id, around.private)
    }
    const member = await actor(server, { user: 'member' })
    expect(await member.ok('albums.get', { albumId: around.shared.albumId })).toMatchObject({
      title: 'Shared',
    })
    expect(await member.contents(around.shared.albumId)).toEqual([around.shared.mediaItemId])
  })

  test('another app of the same user sees only the data that its scopes allow, and the share token of another app has no effect', async () => {
    const around = await scene()
    const { server } = around
    await server.restart({ era })
    const wide = era === 'legacy' ? ['photoslibrary', 'photoslibrary.readonly'] : []
    for (const scope of SCOPES.filter((name) => !wide.includes(name))) {
      const otherApp = await actor(server, { client: 'other', scopes: [scope] })
      for (const id of ids) {
        await expectInvisible(otherApp, id, around.private)
        await expectInvisible(otherApp, id, around.shared)
      }
    }
    for (const scope of wide) {
      const otherApp = await actor(server, { client: 'other', scopes: [scope] })
      expect(
        (await otherApp.ok('albums.get', { albumId: around.private.albumId })).isWriteable,
      ).toBeUndefined()
      await otherApp.ok('mediaItems.get', { mediaItemId: around.private.mediaItemId })
    }
  })

  test('every operation rejects an expired token with 401, for every object', async () => {
    const around = await scene()
    const { server } = around
    await server.restart({ era })
    const token = await server.token({ expires: 1000 })
    server.clock.now += 1000
    for (const id of ids) {
      const { method, path } = operations[id]
      const url = `${server.url}${path.replace(/\{\w+\}/, around.private.albumId)}`
      const response = await fetch(url, { method, headers: { authorization: `Bearer ${token}` } })
      expect({ id, status: response.status }).toEqual({ id, status: 401 })
    }
  })

  test('the owner sees all of its objects', async () => {
    const around = await scene()
    await around.server.restart({ era })
    const owner = await actor(around.server)
    for (const target of [around.private, around.shared]) {
      expect(await owner.ok('albums.get', { albumId: target.albumId })).toMatchObject({
        mediaItemsCount: '1',
      })
      expect((await owner.ok('mediaItems.get', { mediaItemId: target.mediaItemId })).id).toBe(
        target.mediaItemId,
      )
    }
  })
})
