import { Client } from 'pg'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { actor } from '../support/actor.ts'
import { postgresUrl, takeDatabase } from '../support/database.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { newStorePlace } from '../support/store.ts'
import { startTcpProxy } from '../support/tcpProxy.ts'

const OK = { status: 'ok', database: 'ok', store: 'ok', disk: 'ok' }

let server: TestServer
let admin: Client

beforeEach(async () => {
  const { url, giveBack } = await takeDatabase()
  onTestFinished(giveBack)
  server = await startTestServer({
    place: { data: '/nowhere', database: url, blobs: await newStorePlace() },
    minFreeBytes: 0,
  })
  admin = new Client({ connectionString: url })
  await admin.connect()
  onTestFinished(() => admin.end())
})

async function ready() {
  const response = await fetch(`${server.url}/readyz`)
  return [response.status, await response.json()]
}

const UNAVAILABLE = [503, { ...OK, status: 'unavailable', database: 'unavailable' }]

test('a server whose database responds, but not the machine that has a table, is not ready until it does', async () => {
  const owner = await actor(server)
  const node = await startTcpProxy(Number(new URL(await postgresUrl()).port))
  onTestFinished(() => node.stop())
  await putElsewhere('album', node.port)
  onTestFinished(() => putBack('album'))
  expect(await ready()).toEqual([200, OK])
  node.cut()
  expect((await owner.call('albums.list')).status).toBe(503)
  expect(await ready()).toEqual(UNAVAILABLE)
  node.restore()
  expect((await owner.call('albums.list')).status).toBe(200)
  expect(await ready()).toEqual([200, OK])
})

test('a server whose table is locked is not ready, and its probes hold one connection', async () => {
  await admin.query('begin; lock table media in access exclusive mode')
  expect(await Promise.all([ready(), ready(), ready()])).toEqual([UNAVAILABLE, UNAVAILABLE, UNAVAILABLE])
  expect(await ready()).toEqual(UNAVAILABLE)
  const { rows } = await admin.query(`select from pg_stat_activity
    where datname = current_database() and application_name = 'tintype' and wait_event_type = 'Lock'`)
  expect(rows).toHaveLength(1)
  await admin.query('rollback')
  await expect.poll(ready).toEqual([200, OK])
})

/** Replaces a table by a foreign one that finds its rows through a port, like a coordinator of several machines. */
async function putElsewhere(table: string, port: number): Promise<void> {
  const { username, password, pathname } = new URL(await postgresUrl())
  const { rows } = await admin.query(
    `select string_agg(format('%I %s', column_name, data_type), ', ') as columns
      from information_schema.columns where table_schema = 'public' and table_name = $1`,
    [table],
  )
  const { database } = (await admin.query('select current_database() as database')).rows[0]
  expect(pathname).toBeTruthy()
  await admin.query(`
    create extension if not exists postgres_fdw;
    create server node foreign data wrapper postgres_fdw
      options (host '127.0.0.1', port '${port}', dbname '${database}');
    create user mapping for current_user server node options (user '${username}', password '${password}');
    alter table ${table} rename to ${table}_there;
    create foreign table ${table} (${rows[0].columns}) server node options (table_name '${table}_there')`)
}

async function putBack(table: string): Promise<void> {
  await admin.query(`drop foreign table ${table}; alter table ${table}_there rename to ${table};
    drop server node cascade`)
}
