import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { makePhoto } from 'tintype-test-support/photos'
import { accessToken } from '../../src/catalog/accounts.ts'
import { insertUpload } from '../../src/catalog/insertUpload.ts'
import { type BlobRecord, blobByHash } from '../../src/catalog/uploads.ts'
import type { ClientId, UserId } from '../../src/domain/ids.ts'
import { hashToken } from '../../src/tokens/accessTokens.ts'
import { type TestServer, upload } from '../support/server.ts'
import { answer, type ComparedResponse } from './answer.ts'
import { ask, type Input, LISTS } from './ask.ts'
import { type Command, does, type RequestCommand, RULES_CHANGE } from './commands.ts'
import { EVERYTHING, PHOTOS } from './fields.ts'
import { createNames, type Names } from './names.ts'
import type { Requests } from './requests.ts'
import { type Caller, emptyWorld, type Method, type Scope, type Upload, type World } from './world.ts'

const SCOPES: Record<Scope, string> = {
  full: 'photoslibrary',
  ao: 'photoslibrary.appendonly',
  ro: 'photoslibrary.readonly',
  roa: 'photoslibrary.readonly.appcreateddata',
  sh: 'photoslibrary.sharing',
  ed: 'photoslibrary.edit.appcreateddata',
}
const DAY = 24 * 3600 * 1000

export interface Step {
  era: World['era']
  method: Method
  caller: Caller
  request: Requests[Method]
  outcome: ComparedResponse
}

/** The bytes of uploads. The server stores them once. */
export interface Stock {
  photos: BlobRecord[]
  noMedia: BlobRecord
}

export async function fillStock(server: TestServer): Promise<Stock> {
  const token = await server.token({ user: 'stock' })
  const { catalog } = server.app.services
  const store = async (bytes: Buffer): Promise<BlobRecord> => {
    await upload(server, token, bytes)
    const stored = await blobByHash(catalog, createHash('sha256').update(bytes).digest())
    if (stored === undefined) throw new Error('The server did not store an upload.')
    return stored
  }
  const photos: BlobRecord[] = []
  for (const { seed, ...photo } of PHOTOS) {
    const taken = 'takenAt' in photo ? new Date(photo.takenAt).toISOString() : undefined
    const takenAt = taken?.replace(/^(\d+)-(\d+)-(\d+)T(.{8}).*/, '$1:$2:$3 $4')
    photos.push(await store(await makePhoto({ width: 16, height: 16, seed, ...(takenAt && { takenAt }) })))
  }
  return { photos, noMedia: await store(Buffer.from('this is no photograph')) }
}

interface Play {
  server: TestServer
  stock: Stock
  world: World
  names: Names
  /** Distinguishes the users and clients of this sequence from those of all others. */
  number: number
  tokens: Map<string, Promise<Session>>
  steps: Step[]
}

interface Session {
  token: string
  user: UserId
  client: ClientId
}

let played = 0

/**
 * Runs a sequence against server and model, and then reads every album and library. Users and clients are new, so that
 * sequences are independent.
 * @returns its steps
 * @throws Error with all steps when the two disagree.
 */
export async function play(server: TestServer, stock: Stock, commands: readonly Command[]): Promise<Step[]> {
  const { clock, app } = server
  app.services.era = 'legacy'
  const world = emptyWorld(clock.now)
  const play: Play = {
    server,
    stock,
    world,
    names: createNames(),
    number: ++played,
    tokens: new Map(),
    steps: [],
  }
  for (const user of ['ann', 'ben']) play.names.bind(user, `${user}-${play.number}`)
  for (const command of commands) {
    clock.now += 1000
    world.now = clock.now
    if (command === RULES_CHANGE) app.services.era = world.era = '2025'
    else await take(play, command)
  }
  app.services.era = world.era = 'legacy'
  for (const command of everything(world)) await take(play, command)
  return play.steps
}

/** Every album as its owner sees it, both libraries, and the items of this app that a member may see. */
function everything({ albums, items }: World): RequestCommand[] {
  const mediaItemIds = items.map(({ name }) => name)
  const ann: Caller = { user: 'ann', client: 'app', scopes: EVERYTHING }
  const ben: Caller = { ...ann, user: 'ben' }
  return [
    ...albums.flatMap(({ name, owner, client }) => {
      const itself: Caller = { user: owner, client, scopes: EVERYTHING }
      return [
        does(itself, 'albums.get', { albumId: name }),
        does(itself, 'mediaItems.search', { body: { albumId: name, pageSize: 100 } }),
      ]
    }),
    does(ann, 'mediaItems.list', { pageSize: 100 }),
    does(ben, 'mediaItems.list', { pageSize: 100 }),
    ...(items.length > 0 ? [does({ ...ben, scopes: ['roa'] }, 'mediaItems.batchGet', { mediaItemIds })] : []),
  ]
}

async function take(play: Play, { method, caller, request: choose }: RequestCommand): Promise<void> {
  const { world, names, server, steps } = play
  const before = world.uploads.length
  const request = choose(world)
  for (const upload of world.uploads.slice(before)) await addUpload(play, caller, upload)
  const expected = answer(world, caller, method, request)
  const { token } = await sessionOf(play, caller)
  const given = await ask(server.app, token, method, names.toIds(request) as Input).catch((error: Error) => ({
    status: 0,
    body: error.message,
  }))
  names.learn(expected.body, given.body)
  const [wanted, got] = [comparable(method, expected, names), comparable(method, given, names)]
  steps.push({ era: world.era, method, caller, request, outcome: got })
  const faults = server.faults.splice(0)
  if (faults.length === 0 && isDeepStrictEqual(got, wanted)) return
  throw new Error(
    [
      faults.length > 0 ? `The document does not allow this: ${faults}` : 'Server and model disagree.',
      `model:  ${JSON.stringify(wanted)}`,
      `server: ${JSON.stringify(got)}`,
      'after:',
      ...steps.map(describe),
    ].join('\n'),
  )
}

function describe({ era, method, caller, request, outcome }: Step): string {
  const scopes = caller.scopes.length === EVERYTHING.length ? 'all' : caller.scopes.join('+')
  return `  ${era} ${caller.user}@${caller.client} (${scopes}) ${method} ${JSON.stringify(request)} → ${outcome.status}`
}

async function addUpload(play: Play, caller: Caller, { name, photo, fileName, expired }: Upload) {
  const { server, stock, world, names } = play
  const { catalog, ids } = server.app.services
  const { user, client } = await sessionOf(play, caller)
  const upload = {
    ...((photo && stock.photos[photo.seed]) ?? stock.noMedia),
    user,
    client,
    filename: fileName,
    factsAreFinal: true,
    addedAt: world.now,
    expiresAt: expired ? world.now : world.now + DAY,
  }
  const row = await insertUpload(catalog, upload, server.app.services.userLimits)
  if (row === undefined) throw new Error('The bytes are locked.')
  names.bind(name, ids.uploadToken(row))
}

function sessionOf({ server, number, tokens }: Play, { user, client, scopes }: Caller): Promise<Session> {
  const key = [user, client, ...scopes].join(' ')
  const known = tokens.get(key)
  if (known) return known
  const made = (async () => {
    const token = await server.token({
      user: `${user}-${number}`,
      client: `${client}-${number}`,
      scopes: scopes.map((scope) => SCOPES[scope]),
    })
    const row = await accessToken(server.app.services.catalog, hashToken(token))
    if (row === undefined) throw new Error('The token just made is not there.')
    return { token, user: row.user, client: row.client }
  })()
  tokens.set(key, made)
  return made
}

/** A response for the comparison: with names for ids, and with sorted lists of albums, whose order is not defined. */
function comparable(method: Method, { status, body }: ComparedResponse, names: Names): ComparedResponse {
  const named = names.toNames(body)
  if (!Array.isArray(named) || LISTS[method] === 'mediaItems') return { status, body: named }
  return { status, body: named.sort((a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)) }
}
