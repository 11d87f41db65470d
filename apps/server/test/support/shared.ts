import { type Actor, actor } from './actor.ts'
import { startTestServer, type TestServer } from './server.ts'

/** A shared album and its callers: two users of one app, a stranger, and the owner in another app. */
export interface SharedScene {
  server: TestServer
  owner: Actor
  member: Actor
  stranger: Actor
  otherApp: Actor
  albumId: string
  shareToken: string
}

/** Creates an album that the owner has shared and the member has joined. */
export async function sharedScene({ isCollaborative = true } = {}): Promise<SharedScene> {
  const server = await startTestServer()
  const owner = await actor(server, { user: 'owner' })
  const member = await actor(server, { user: 'member' })
  const stranger = await actor(server, { user: 'stranger' })
  const otherApp = await actor(server, { user: 'owner', client: 'other' })
  const albumId = await owner.album('Shared')
  const body = isCollaborative ? { sharedAlbumOptions: { isCollaborative } } : {}
  const { shareInfo } = await owner.ok('albums.share', { albumId, body })
  const { shareToken } = shareInfo
  await member.ok('sharedAlbums.join', { body: { shareToken } })
  return { server, owner, member, stranger, otherApp, albumId, shareToken }
}
