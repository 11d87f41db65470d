import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request that the proxy has received. */
export interface ProxiedRequest {
  method: string
  path: string
  headers: IncomingMessage['headers']
  /** X-Goog-Upload-Command. */
  command: string | undefined
  /** How many bytes of the body were forwarded. */
  bytes: number
  /** HTTP status of the response, if it was forwarded. */
  status?: number
  /** X-Goog-Upload-Size-Received of the response. */
  received?: string
  /** How many requests for the same path were in progress when it arrived, including itself. */
  concurrent: number
}

/** A fault for a request. */
export interface Fault {
  /** Breaks the connection after forwarding this number of bytes of the request's body. */
  cutRequest?: number
  /** Breaks the connection after the server has handled the request, before its response. */
  loseResponse?: true
  /** Breaks the connection after this number of bytes of the response's body. */
  cutResponse?: number
  /** Stops after this number of bytes of the response's body, and keeps the connection. */
  stallResponse?: number
  /** Sends this response instead of forwarding the request. */
  response?: { status: number; type?: string; body?: string | Buffer }
  /** Awaited before anything else. */
  hold?: Promise<unknown>
}

export type FaultRule = (request: ProxiedRequest) => Fault | undefined

/** An HTTP proxy that breaks connections, with real sockets. */
export interface FaultyProxy {
  url: string
  requests: ProxiedRequest[]
  /** Returns the fault of each request from now on. */
  rule: FaultRule
  stop(): Promise<void>
}

export async function startFaultyProxy(target: string): Promise<FaultyProxy> {
  const inProgress = new Map<string, number>()
  const server = createServer(async (incoming, response) => {
    const path = incoming.url ?? ''
    const key = path.split('?')[0] ?? ''
    const concurrent = (inProgress.get(key) ?? 0) + 1
    inProgress.set(key, concurrent)
    response.on('close', () => inProgress.set(key, (inProgress.get(key) ?? 1) - 1))
    const { method = '', headers } = incoming
    const command = headers['x-goog-upload-command'] as string | undefined
    const proxied: ProxiedRequest = { method, path, headers, command, concurrent, bytes: 0 }
    const fault = result.rule(proxied) ?? {}
    result.requests.push(proxied)
    await fault.hold
    if (fault.response) respond(incoming, response, fault.response)
    else forward(new URL(path, target), incoming, response, proxied, fault)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const result: FaultyProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    rule: () => undefined,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return result
}

function respond(
  incoming: IncomingMessage,
  response: ServerResponse,
  { status, type = 'application/json', body = '{}' }: NonNullable<Fault['response']>,
): void {
  incoming.resume()
  response.writeHead(status, { 'content-type': type, 'access-control-allow-origin': '*' }).end(body)
}

function forward(
  url: URL,
  incoming: IncomingMessage,
  response: ServerResponse,
  proxied: ProxiedRequest,
  {
    cutRequest = Number.POSITIVE_INFINITY,
    cutResponse = Number.POSITIVE_INFINITY,
    stallResponse,
    loseResponse,
  }: Fault,
): void {
  // The server builds its URLs with the Host header, so that all of them lead to this proxy.
  const outgoing = request(url, { method: incoming.method, headers: incoming.headers })
  const breakConnection = () => {
    outgoing.destroy()
    incoming.socket.destroy()
  }
  outgoing.on('error', breakConnection)
  incoming.on('error', breakConnection)
  response.on('close', () => response.writableFinished || breakConnection())
  outgoing.on('response', (upstream) => {
    if (loseResponse) {
      upstream.resume()
      upstream.on('end', breakConnection)
      return
    }
    proxied.status = upstream.statusCode ?? 0
    proxied.received = String(upstream.headers['x-goog-upload-size-received'])
    response.writeHead(proxied.status, upstream.headers)
    let left = stallResponse ?? cutResponse
    upstream.on('data', (chunk: Buffer) => {
      response.write(chunk.subarray(0, left))
      left -= chunk.length
      // After the written bytes were sent.
      if (left < 0 && stallResponse === undefined) response.socket?.destroySoon()
    })
    upstream.on('end', () => left >= 0 && response.end())
    upstream.on('error', breakConnection)
  })
  let left = cutRequest
  if (left <= 0) outgoing.flushHeaders()
  incoming.on('data', (chunk: Buffer) => {
    const through = chunk.subarray(0, Math.max(0, left))
    proxied.bytes += through.length
    left -= chunk.length
    if (left >= 0) outgoing.write(through)
    // After the server has received the forwarded bytes.
    else if (through.length > 0) outgoing.write(through, () => setImmediate(breakConnection))
    else breakConnection()
  })
  incoming.on('end', () => left >= 0 && outgoing.end())
}
