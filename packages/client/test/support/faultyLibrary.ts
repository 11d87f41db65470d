import { type ServedLibrary, serveLibrary } from 'tintype-test-support/servedLibrary'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createPhotosClient, type PhotosClient, type PhotosClientOptions } from '../../src/index.ts'
import { fakeClock } from '../../src/testing/index.ts'
import { type FaultyPath, faultyPathTo } from './faultyPath.ts'

export interface FaultyLibrary {
  server: ServedLibrary
  /** The way to the server, on which each test decides what breaks. */
  path: FaultyPath
  token: string
  /** A client on that way, which waits for nothing. */
  client(options?: Partial<PhotosClientOptions>): PhotosClient
}

/** A server for the tests of a file, behind a path that breaks. @param ready is told when it is there */
export function withFaultyLibrary(ready: (library: FaultyLibrary) => unknown): void {
  let library: FaultyLibrary
  beforeAll(async () => {
    const server = await serveLibrary(import.meta.url, ['--faults'])
    const path = await faultyPathTo(server.url)
    const token = await server.token()
    const client: FaultyLibrary['client'] = (options) =>
      createPhotosClient({ auth: token, baseUrl: path.url, clock: fakeClock(Date.now()), ...options })
    library = { server, path, token, client }
    await ready(library)
  })
  beforeEach(() => {
    library.path.passed.length = 0
    library.path.rule = () => undefined
  })
  afterAll(async () => {
    await library.path.stop()
    await library.server.stop()
  })
}
