import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Handles one request. */
export type Step = (response: ServerResponse, request: IncomingMessage) => void

export interface FaultServer {
  url: string
  /** Method, path and body of each request, in their order. */
  requests: string[]
  headers: IncomingMessage['headers'][]
  close(): Promise<void>
}

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Step =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  }

/** Breaks the connection before the response. */
export const reset: Step = (response) => response.socket?.resetAndDestroy()

/** Breaks the connection before all bytes of the Content-Length were sent. */
export const cut: Step = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
  response.write('{"albums"', () => response.socket?.resetAndDestroy())
}

/** Starts a response that never ends. */
export const stall: Step = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write('{"albums"')
}

/** Starts an HTTP server with one step for each request. A further request fails the test. */
export async function startFaultServer(...steps: Step[]): Promise<FaultServer> {
  const requests: string[] = []
  const headers: IncomingMessage['headers'][] = []
  const server = createServer(async (request, response) => {
    const step =
      steps[requests.length] ?? json({ error: { code: 501, message: 'One request too many.' } }, 501)
    const place = requests.push(`${request.method} ${request.url}`) - 1
    headers.push(request.headers)
    let body = ''
    for await (const chunk of request) body += chunk
    if (body) requests[place] += ` ${body}`
    step(response, request)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    headers,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
