import { createServer, type RequestListener, type Server } from 'node:http'
import type { Connections } from './connections.ts'
import { holdContinue } from './expectContinue.ts'

/** Time for the headers of a request to arrive. */
const HEADERS_TIMEOUT_MS = 60_000

/** How long an idle connection is kept: longer than most proxies keep theirs, which is a minute. */
const KEEP_ALIVE_MS = 72_000

/** Creates a server of Node under this server's rules for connections. */
export function createNodeServer(listener: RequestListener, connections: Connections): Server {
  const server = createServer(
    {
      // An upload may take hours. Each kind of body has limits of its own.
      requestTimeout: 0,
      headersTimeout: HEADERS_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      // Checked with the other headers, and rejected in the API's error format.
      requireHostHeader: false,
    },
    listener,
  )
  connections.watch(server)
  holdContinue(server)
  return server
}
