import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { makePhoto } from 'tintype-test-support/photos'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { addEnrichment } from '../../src/catalog/albumContents.ts'
import { albumById, insertAlbum } from '../../src/catalog/albums.ts'
import type { Catalog, CatalogOptions } from '../../src/catalog/catalog.ts'
import { NewerCatalogError } from '../../src/catalog/catalogErrors.ts'
import { migrate, step } from '../../src/catalog/migrate.ts'
import { openCatalog } from '../../src/catalog/openCatalog.ts'
import { joinAlbum, shareAlbum, unshareAlbum } from '../../src/catalog/sharing.ts'
import type { AlbumId, ClientId, UserId } from '../../src/domain/ids.ts'
import { UnavailableError } from '../../src/domain/unavailable.ts'
import { actor } from '../support/actor.ts'
import { postgresUrl } from '../support/database.ts'
import { id } from '../support/ids.ts'
import { run } from '../support/process.ts'
import { startTestServer, upload } from '../support/server.ts'

let url: string
let admin: Client
const opened: Catalog[] = []
beforeEach(async () => {
  admin = new Client({ connectionString: await postgresUrl() })
  await admin.connect()
  const name = `fresh_${process.env.VITEST_POOL_ID}`
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.query(`create database ${name}`)
  url = Object.assign(new URL(await postgresUrl()), { pathname: `/${name}` }).href
})
afterEach(async () => {
  for (const catalog of opened.splice(0)) await catalog.close()
  await admin.end()
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tintype-postgres-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const openTestCatalog = async (onQuery?: CatalogOptions['onQuery']) => {
  const catalog = await openCatalog(url, { onQuery })
  opened.push(catalog)
  return catalog
}

/** The migrations of an open catalog. */
const MADE = {
  '0005-library': step([]),
  '0006-keys': step([]),
  '0007-judged-entries': step([]),
  '0008-album-members': step([]),
  '0009-user-limits': step([]),
  '0010-insert-upload': step([]),
}

test('processes that start concurrently on a new database create its schema once', async () => {
  const catalogs = await Promise.all(Array.from({ length: 6 }, () => openTestCatalog()))
  for (const catalog of catalogs) {
    expect(await catalog.db.selectFrom('media').select('id').execute()).toEqual([])
  }
})

test('an interrupted migration changes nothing, and can be repeated', async () => {
  const catalog = await openTestCatalog()
  const steps = (last: string) => ({
    ...MADE,
    '0011-more': step(['create table more (id bigint)', last]),
  })
  await expect(migrate(catalog.db, steps('no statement'))).rejects.toThrow('cannot be brought up to date')
  await expect(admin.query('select from more')).rejects.toThrow('does not exist')
  await migrate(catalog.db, steps('create table yet_more (id bigint)'))
})

test('a newer schema and a database that may lose commits are rejected with a clear message', async () => {
  const catalog = await openTestCatalog()
  await migrate(catalog.db, { ...MADE, '9999-later': step([]) })
  await expect(openCatalog(url)).rejects.toThrow(NewerCatalogError)
  const name = new URL(url).pathname.slice(1)
  await admin.query(`alter database ${name} set synchronous_commit = off`)
  await expect(openCatalog(url)).rejects.toThrow('synchronous_commit')
  const gone = await run([
    'serve',
    '--database',
    'postgres://127.0.0.1:1/none',
    '--data',
    '/nowhere',
    '--port',
    '0',
  ])
  expect(gone.status).toBe(1)
  expect(gone.stderr.trim()).toBe('The database cannot be reached. (connect ECONNREFUSED 127.0.0.1:1)')
})

test('with a read-only database a server does not start, and a running one is not ready', async () => {
  const server = await startTestServer({ place: { data: await newFolder(), database: url } })
  const readiness = async () => {
    const answer = await fetch(`${server.url}/readyz`)
    return [answer.status, ((await answer.json()) as { database: string }).database]
  }
  expect(await readiness()).toEqual([200, 'ok'])
  const name = new URL(url).pathname.slice(1)
  // Like a provider whose disk is nearly full, or a standby.
  await admin.query(`alter database ${name} set default_transaction_read_only = on`)
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  await expect.poll(readiness).toEqual([503, 'unavailable'])
  expect(await run(['serve', '--port', '0', '--database', url, '--data', server.data])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('The database is read-only. Fix: '),
  })
})

test('conflicting transactions are retried until each has committed, as if they ran in sequence', async () => {
  const catalog = await openTestCatalog()
  await catalog.db.insertInto('client').values({ name: '0' }).execute()
  await Promise.all(
    Array.from({ length: 12 }, () =>
      catalog.transaction(async ({ db }) => {
        const [row] = await db.selectFrom('client').selectAll().execute()
        await db
          .updateTable('client')
          .set({ name: String(Number(row?.name) + 1) })
          .execute()
      }),
    ),
  )
  expect(await catalog.db.selectFrom('client').select('name').execute()).toEqual([{ name: '12' }])
})

test.each([
  ['serializable', 'transaction'],
  ['read committed', 'atomically'],
] as const)('a %s transaction that conflicts too often fails with UNAVAILABLE', async (_, method) => {
  const catalog = await openTestCatalog()
  for (const code of ['40001', '40P01', '23505']) {
    let tries = 0
    const meeting = catalog[method](async () => {
      tries++
      throw Object.assign(new Error('met another'), { code })
    })
    await expect(meeting).rejects.toThrow(UnavailableError)
    expect(tries).toBe(20)
  }
})

test('concurrent identical requests create one item, one album entry and one membership', async () => {
  const server = await startTestServer()
  const [owner, member] = [await actor(server), await actor(server, { user: 'member' })]
  const bytes = await makePhoto({ seed: 3 })
  const uploads = await Promise.all(Array.from({ length: 8 }, () => upload(server, owner.token, bytes)))
  const albumId = await owner.album()
  const created = await Promise.all(
    uploads.map((uploadToken) =>
      owner.ok('mediaItems.batchCreate', {
        body: { albumId, newMediaItems: [{ simpleMediaItem: { uploadToken } }] },
      }),
    ),
  )
  const ids = created.map(({ newMediaItemResults: [result] }) => result.mediaItem.id)
  expect(new Set(ids).size).toBe(1)
  expect(await owner.contents(albumId)).toEqual([ids[0]])
  expect(await owner.ok('albums.get', { albumId })).toMatchObject({ mediaItemsCount: '1' })
  const { shareInfo } = await owner.ok('albums.share', { albumId, body: {} })
  const { shareToken } = shareInfo
  await Promise.all(Array.from({ length: 8 }, () => member.ok('sharedAlbums.join', { body: { shareToken } })))
  expect((await member.ok('sharedAlbums.list')).sharedAlbums).toHaveLength(1)
})

test('concurrent writes to different albums do not make each other’s transactions fail', async () => {
  const statements: string[] = []
  const catalog = await openTestCatalog(({ sql }) => statements.push(sql))
  await catalog.db.insertInto('client').values({ name: 'app' }).execute()
  await catalog.db.insertInto('user').values({ name: 'owner' }).execute()
  const [user, client] = [id<UserId>(1), id<ClientId>(1)]
  const albums: AlbumId[] = []
  for (let number = 0; number < 10; number++) {
    albums.push((await insertAlbum(catalog, { owner: user, client, createdAt: 0 })).id)
  }
  const write = (id: AlbumId) =>
    catalog.albumTransaction(id, async (transaction, album) => {
      await albumById(transaction, album, user)
      const entry = { album, content: '{}', addedBy: user, place: 'first', addedAt: 0 } as const
      for (let number = 0; number < 5; number++) await addEnrichment(transaction, entry)
      await shareAlbum(transaction, album, { collaborative: true, commentable: false })
      await joinAlbum(transaction, { album, user, client, joinedAt: 0 })
      await unshareAlbum(transaction, album)
    })
  for (let round = 0; round < 10; round++) await Promise.all(albums.map(write))
  expect(statements.filter((sql) => sql === 'commit')).toHaveLength(100)
  expect(statements).not.toContain('rollback')
})

test('every character allowed in a title is returned unchanged', async () => {
  const owner = await actor(await startTestServer())
  const title = `a\0b\uE000c\uE0000d\uE0001e 🖼`
  expect((await owner.ok('albums.get', { albumId: await owner.album(title) })).title).toBe(title)
})

test('connections that the database closes are replaced, and their requests fail with UNAVAILABLE', async () => {
  const server = await startTestServer()
  const owner = await actor(server)
  const asking = Array.from({ length: 6 }, async () => {
    for (let asked = 0; asked < 20; asked++) {
      const { status, body } = await owner.call('albums.create', { body: { album: { title: 'x' } } })
      if (status !== 200) expect(body.error).toMatchObject({ code: 503, status: 'UNAVAILABLE' })
    }
  })
  for (let ended = 0; ended < 5; ended++) {
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'tintype' and datname like $1`,
      [`test_${process.env.VITEST_POOL_ID}_%`],
    )
  }
  await Promise.all(asking)
  await owner.ok('albums.list')
})

test('a process continues when another one changes the schema', async () => {
  const catalog = await openTestCatalog()
  const ask = () => catalog.db.selectFrom('client').selectAll().execute()
  await ask()
  const other = new Client({ connectionString: url })
  await other.connect()
  await other.query('alter table client add column later text')
  await other.end()
  await expect(ask()).rejects.toThrow(UnavailableError)
  expect(await ask()).toEqual([])
})
