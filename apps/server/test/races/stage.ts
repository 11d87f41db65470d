import { makePhoto } from 'tintype-test-support/photos'
import { addMedia } from '../../src/catalog/albumContents.ts'
import { albumEntries } from '../../src/catalog/albumEntries.ts'
import { insertAlbum, updateAlbum } from '../../src/catalog/albums.ts'
import { mediaByIds } from '../../src/catalog/media.ts'
import { joinAlbum, shareAlbum, unshareAlbum } from '../../src/catalog/sharing.ts'
import type { ClientId, MediaId, UserId } from '../../src/domain/ids.ts'
import { type Actor, actor } from '../support/actor.ts'
import { onPostgres } from '../support/database.ts'
import { id } from '../support/ids.ts'
import { createItem, startTestServer, type TestServer, upload } from '../support/server.ts'
import { type Arena, type MoveName, moves, type Stock, type Who } from './moves.ts'

/** The state of an album before a race: no longer shared, shared with a user who has not joined, or with one who has. */
export const states = ['private', 'shared', 'joined'] as const
export type State = (typeof states)[number]

/** Two users of one app, each with two servers if the library allows several. */
export interface Stage {
  server: TestServer
  actors: Record<Who, readonly [Actor, Actor]>
  stock: Stock
  /** Names of items by id. */
  names: Map<string, string>
  users: Record<Who, UserId>
  client: ClientId
}

export async function openStage(): Promise<Stage> {
  const server = await startTestServer()
  const other = onPostgres ? { ...server, url: await server.beside() } : server
  const both = async (user: Who): Promise<readonly [Actor, Actor]> => [
    await actor(server, { user }),
    await actor(other, { user }),
  ]
  const actors = { owner: await both('owner'), member: await both('member') }
  const items: Record<string, string> = {}
  const bytes = (seed: number) => makePhoto({ width: 16, height: 16, seed })
  const make = async (who: Who, name: string, seed: number) => {
    const item = await createItem(server, actors[who][0].token, await bytes(seed), { description: name })
    items[name] = item.id
  }
  for (const [at, name] of ['a', 'b', 'c', 'd'].entries()) await make('owner', name, at)
  for (const [at, name] of ['m1', 'm2', 'm3'].entries()) await make('member', name, 10 + at)
  const uploads = {
    owner: await upload(server, actors.owner[0].token, await bytes(3)),
    member: await upload(server, actors.member[0].token, await bytes(12)),
  }
  const { catalog, ids } = server.app.services
  const rows = await mediaByIds(
    catalog,
    [items.a, items.m1].map((item) => ids.parseMediaItemId(item ?? '') ?? id(0)),
  )
  const [a, m1] = [...rows.values()].sort((one, two) => one.id - two.id)
  if (a === undefined || m1 === undefined) throw new Error('The stage has no items.')
  return {
    server,
    actors,
    stock: { items, uploads },
    names: new Map(Object.entries(items).map(([name, id]) => [id, name])),
    users: { owner: a.owner, member: m1.owner },
    client: a.client,
  }
}

/** A new album in a state: with `a` (the cover) and `b`, and with the member's `m1` if the member has joined. */
export async function layAlbum(stage: Stage, state: State): Promise<Arena> {
  const { server, stock, users, client } = stage
  const { catalog, ids, shareTokens } = server.app.services
  const row = (name: string) => ({
    id: ids.parseMediaItemId(stock.items[name] ?? '') ?? id<MediaId>(0),
    client,
  })
  const created = await insertAlbum(catalog, { owner: users.owner, client, title: 'Old', createdAt: 0 })
  return catalog.albumTransaction(created.id, async (transaction, album) => {
    const add = (who: Who, names: readonly string[]) =>
      addMedia(transaction, {
        album: { ...created, id: album },
        media: names.map(row),
        addedBy: users[who],
        place: 'last',
        capacity: 100,
      })
    await add('owner', ['a', 'b'])
    await updateAlbum(transaction, album, new Set(['cover']), { cover: row('a').id })
    await shareAlbum(transaction, album, { collaborative: true, commentable: false })
    if (state === 'private') await unshareAlbum(transaction, album)
    if (state === 'joined') {
      await joinAlbum(transaction, { album: album, user: users.member, client, joinedAt: 0 })
      await add('member', ['m1'])
    }
    const shareToken = shareTokens.issue({ album: album, serial: 1 })
    return { albumId: ids.album(album), shareToken, stock }
  })
}

interface Answer {
  status: number
  body: unknown
}

/** Makes a move through one of the two servers. */
export async function make(stage: Stage, arena: Arena, name: MoveName, through: 0 | 1): Promise<Answer> {
  const { who, operation, input } = moves[name]
  const { status, body } = await stage.actors[who][through].call(operation, input(arena))
  return { status, body: status === 200 ? body : body.error?.message }
}

/**
 * The responses to two moves, and the data that their users can read afterwards, with names for ids, no links, and
 * with the validity of each share token.
 */
export async function outcomeOf(stage: Stage, arena: Arena, answers: readonly Answer[]): Promise<string> {
  const { server, actors } = stage
  const { catalog, ids } = server.app.services
  const [owner, member] = [actors.owner[0], actors.member[0]]
  const { albumId } = arena
  const seen = async (reader: Actor) => ({
    album: await reader.call('albums.get', { albumId }),
    contents: await reader.call('mediaItems.search', { body: { albumId, pageSize: 100 } }),
  })
  const { entries } = await albumEntries(
    catalog,
    ids.parseAlbumId(albumId) ?? id(0),
    { budget: { entries: 100, bytes: 1e6 } },
    {},
  )
  const whole = {
    answers,
    owner: await seen(owner),
    member: await seen(member),
    order: entries.map(({ shown }) => ('content' in shown ? 'enrichment' : shown.description)),
    tokens: arena.shareToken,
  }
  return describe(stage, arena, whole)
}

const LINKS = ['baseUrl', 'productUrl', 'coverPhotoBaseUrl', 'shareableUrl', 'profilePictureBaseUrl']

async function describe({ actors, names }: Stage, arena: Arena, whole: object): Promise<string> {
  const plain = JSON.parse(JSON.stringify(whole, (key, value) => (LINKS.includes(key) ? undefined : value)))
  const tokens = new Set<string>()
  const text = JSON.stringify(
    plain,
    (key, value) => {
      if (key === 'enrichmentItem') return 'made'
      if (key === 'shareToken' || key === 'tokens') tokens.add(value)
      if (value === arena.albumId) return 'album'
      return typeof value === 'string' ? (names.get(value) ?? value) : value
    },
    1,
  )
  let result = text
  for (const token of tokens) {
    const { status } = await actors.member[0].call('sharedAlbums.get', { shareToken: token })
    result = result.replaceAll(token, status === 200 ? 'opens the album' : `dead: ${status}`)
  }
  return result
}
