import { createServer, type RequestListener, type Server } from 'node:http'
import type { Connections } from './connections.ts'
import { holdContinue } from './expectContinue.ts'

/** How long headers may take to arrive. */
const HEADERS_TIMEOUT_MS = 60_000

/** How long a connection may be idle between requests: longer than proxies keep theirs, which is mostly a minute. */
const KEEP_ALIVE_MS = 72_000

/** A server of Node's under this server's rules for connections. */
export function createNodeServer(listener: RequestListener, connections: Connections): Server {
  const server = createServer(
    {
      // An upload may take hours. What limits a body depends on what it is for.
      requestTimeout: 0,
      headersTimeout: HEADERS_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      // It is checked with the other headers, and rejected in the API's error format.
      requireHostHeader: false,
    },
    listener,
  )
  connections.watch(server)
  holdContinue(server)
  return server
}
