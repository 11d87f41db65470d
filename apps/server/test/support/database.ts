import { Client } from 'pg'
import { inject } from 'vitest'
import { openCatalog } from '../../src/catalog/openCatalog.ts'
import { cleanUpAfterFile } from './cleanup.ts'

/** Whether test servers keep their catalog in Postgres instead of SQLite. */
export const onPostgres = process.env.TINTYPE_TEST_CATALOG === 'postgres'

/** The URL of the test run's Postgres. Starts it if it does not run. */
export async function postgresUrl(): Promise<string> {
  const response = await fetch(inject('postgresStarter'))
  const text = await response.text()
  if (!response.ok) throw new Error(`Postgres does not start: ${text}`)
  return text
}

interface Database {
  url: string
  client: Client
  inUse: boolean
}

/** Databases that the tests of a file use. */
const databases: Database[] = []

cleanUpAfterFile(async () => {
  for (const { client } of databases.splice(0)) await client.end()
})

/** Takes an empty database for exclusive use until it is given back. */
export async function takeDatabase(): Promise<{ url: string; giveBack: () => void }> {
  const free = databases.find(({ inUse }) => !inUse)
  const database = free ?? (await openDatabase(databases.length))
  database.inUse = true
  await database.client.query(EMPTY)
  return {
    url: database.url,
    giveBack: () => {
      database.inUse = false
    },
  }
}

/** Opens a database of this worker, and creates it unless the tests of an earlier file have. */
async function openDatabase(number: number): Promise<Database> {
  const name = `test_${process.env.VITEST_POOL_ID}_${number}`
  const url = Object.assign(new URL(await postgresUrl()), { pathname: `/${name}` }).href
  if (await isNew(name)) await (await openCatalog(url)).close()
  const client = new Client({ connectionString: url })
  await client.connect()
  const database = { url, client, inUse: true }
  databases.push(database)
  return database
}

async function isNew(name: string): Promise<boolean> {
  const client = new Client({ connectionString: await postgresUrl() })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount) return false
    await client.query(`create database ${name}`)
    return true
  } finally {
    await client.end()
  }
}

/** Deletes all rows without checking foreign keys. */
const EMPTY = `
  set session_replication_role = replica;
  do $$ declare name text; begin
    for name in select format('%I', tablename) from pg_tables
      where schemaname = 'public' and tablename not like 'kysely%'
    loop execute 'delete from ' || name; end loop;
    for name in select format('%I', sequencename) from pg_sequences where schemaname = 'public'
    loop execute 'alter sequence ' || name || ' restart'; end loop;
  end $$`
