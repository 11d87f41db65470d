/** The edits that finish the stubs of `albums.delete`: by file, the old and the new text. */
export const edits: Record<string, readonly [before: string, after: string][]> = {
  'spec/paths/albums_{albumId}.yaml': [
    [
      '  summary: TODO\n  description: |\n    TODO\n',
      '  summary: Delete an album\n  description: |\n    Deletes an album. The media items in it stay in their libraries.\n\n    This app must have created the album, and the user must own it.\n',
    ],
    ['    "200":\n      description: TODO\n', '    "200":\n      description: The album is deleted.\n'],
    [
      '    "400":\n      description: TODO\n',
      '    "400":\n      description: Not a valid album id, or this app did not create the album.\n',
    ],
  ],
  'spec/schemas/DeleteAlbumResponse.yaml': [['TODO', 'An empty object.']],
  'spec/test/deviations.ts': [
    [
      "'methods/albums.delete', reason: 'TODO'",
      "'methods/albums.delete', reason: 'Google has no such method.'",
    ],
    [
      "'schemas/DeleteAlbumResponse', reason: 'TODO'",
      "'schemas/DeleteAlbumResponse', reason: 'Google has no such method.'",
    ],
  ],
  'apps/server/src/catalog/albums.ts': [
    [
      'export async function updateAlbum(',
      `export async function deleteAlbum({ db }: CatalogTransaction, id: LockedAlbum): Promise<void> {
  await db.deleteFrom('album_entry').where('album', '=', id).execute()
  await db.deleteFrom('album_member').where('album', '=', id).execute()
  await db.deleteFrom('album').where('id', '=', id).execute()
}

export async function updateAlbum(`,
    ],
  ],
  'apps/server/src/operations/albums/delete.ts': [
    [
      `import type { Operation } from '../operation.ts'
`,
      `import * as albums from '../../catalog/albums.ts'
import { requirePermission } from '../../domain/permissions.ts'
import type { Operation } from '../operation.ts'
import { changeAlbum } from './album.ts'
`,
    ],
    [
      ` = async () => {
  throw new Error('TODO: implement albums.delete')
}
`,
      ` = ({ path }, context) =>
  changeAlbum(path.albumId, context, async (album, { catalog, principal }) => {
    requirePermission(principal, 'album.edit', album)
    await albums.deleteAlbum(catalog, album.id)
    return {}
  })
`,
    ],
  ],
  'apps/server/test/operations/albums/delete.test.ts': [
    [
      `test('TODO: what albums.delete does', async () => {
  const { owner } = await sharedScene()
  expect(await owner.ok('albums.delete', { albumId: await owner.album() })).toEqual('TODO')
})
`,
      `test('a deleted album is gone for everybody, and its media stay', async () => {
  const { owner, member, albumId } = await sharedScene()
  const mediaItemId = await owner.photo({ albumId })
  expect(await member.refused('albums.delete', { albumId })).toMatchObject({ code: 400 })
  expect(await owner.ok('albums.delete', { albumId })).toEqual({})
  for (const who of [owner, member]) {
    expect(await who.refused('albums.get', { albumId })).toMatchObject({ code: 404 })
  }
  expect((await owner.ok('mediaItems.get', { mediaItemId })).id).toBe(mediaItemId)
})
`,
    ],
  ],
  'apps/server/test/model/albums.ts': [
    [
      `export function deleteOne(_world: World, _caller: Caller, _request: Requests['albums.delete']): object {
  throw new Error('TODO: model albums.delete')
}
`,
      `export function deleteOne(world: World, caller: Caller, { albumId }: Requests['albums.delete']): object {
  const album = findOwnAlbum(world, caller, albumId)
  world.albums.splice(world.albums.indexOf(album), 1)
  return {}
}
`,
    ],
  ],
  // Its scenarios create three more albums.
  'apps/server/test/contract/command.test.ts': [['toBeLessThanOrEqual(55)', 'toBeLessThanOrEqual(58)']],
  'packages/contract/src/scenarios/albums.ts': [
    [
      `      behavior: 'TODO',
      status: 200,
      request: async (api) => ({ albumId: await api.album() }),
      holds: () => hold(false, 'TODO: check what albums.delete did'),
`,
      `      behavior: 'deletes an album',
      status: 200,
      request: async (api) => ({ albumId: await api.album() }),
      holds: ({ body }) => same('the body', body, {}),
    },
    {
      behavior: 'leaves nothing at its id',
      status: 404,
      needs: ['state'],
      async request(api) {
        const albumId = await api.album()
        await api.ok('albums.delete', { albumId })
        return { albumId }
      },
      holds: errorIs('AlbumNotFound'),
`,
    ],
  ],
  'apps/docs/samples/albums.delete/client.ts': [
    ['const result = await', 'await'],
    ['console.log(result)', "console.log('deleted')"],
  ],
  'apps/docs/samples/albums.delete/fetch.ts': [
    ['{ data, error }', '{ error }'],
    ['console.log(data)', "console.log('deleted')"],
  ],
  'apps/docs/test/samples.test.ts': [
    ["{ prints: 'TODO' }", '{ leaves: isGone, expected: true }'],
    [
      'const friendHas =',
      `const isGone = async ({ albumId }: World) => {
  const error = await photos.albums.get({ albumId }).catch((reason: unknown) => reason)
  return error instanceof PhotosError && error.code === 404
}
const friendHas =`,
    ],
    ['type PhotosClient }', 'type PhotosClient, PhotosError }'],
  ],
}

/** Additional coverage of the contract by the scenarios of `albums.delete`. */
export const newlyCovered: Record<string, number> = { operations: 1, statuses: 8 }
