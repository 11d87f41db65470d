import { type ServedLibrary, serveLibrary } from 'tintype-test-support/servedLibrary'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createPhotosClient, type PhotosClient, type PhotosClientOptions } from '../../src/index.ts'
import { fakeClock } from '../../src/testing/index.ts'
import { type FaultyProxy, startFaultyProxy } from './faultyProxy.ts'

export interface FaultyLibrary {
  server: ServedLibrary
  /** The proxy in front of the server. Each test sets its faults. */
  proxy: FaultyProxy
  token: string
  /** Creates a client of the proxy, with a fake clock. */
  client(options?: Partial<PhotosClientOptions>): PhotosClient
}

/** Starts a server and a proxy for the tests of a file. @param ready called when they have started */
export function withFaultyLibrary(ready: (library: FaultyLibrary) => unknown): void {
  let library: FaultyLibrary
  beforeAll(async () => {
    const server = await serveLibrary(import.meta.url, ['--faults'])
    const proxy = await startFaultyProxy(server.url)
    const token = await server.token()
    const client: FaultyLibrary['client'] = (options) =>
      createPhotosClient({ auth: token, baseUrl: proxy.url, clock: fakeClock(Date.now()), ...options })
    library = { server, proxy, token, client }
    await ready(library)
  })
  beforeEach(() => {
    library.proxy.requests.length = 0
    library.proxy.rule = () => undefined
  })
  afterAll(async () => {
    await library.proxy.stop()
    await library.server.stop()
  })
}
