import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request that the server has received. */
export interface ReceivedRequest {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: Uint8Array
}

export interface RecordingServer {
  url: string
  requests: ReceivedRequest[]
  close(): Promise<void>
}

/** Starts an HTTP server that records requests, and by default returns a token for every upload. */
export async function startRecordingServer(
  respond: (response: ServerResponse, request: ReceivedRequest) => void = respondToUpload,
): Promise<RecordingServer> {
  const requests: ReceivedRequest[] = []
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of incoming) chunks.push(chunk)
    } catch {
      return // The client has closed the connection.
    }
    const { method = '', url: path = '', headers } = incoming
    const request = { method, path, headers, body: new Uint8Array(Buffer.concat(chunks)) }
    requests.push(request)
    respond(response, request)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Responds like a library that creates an item from any bytes. */
export function respondToUpload(response: ServerResponse, { path, body, headers }: ReceivedRequest): void {
  if (!path.endsWith(':batchCreate')) {
    const url = `http://${headers.host}/v1/uploads?upload_id=session`
    response.writeHead(200, { 'x-goog-upload-url': url, 'x-goog-upload-chunk-granularity': '4' }).end('token')
    return
  }
  const { newMediaItems } = JSON.parse(new TextDecoder().decode(body))
  const newMediaItemResults = newMediaItems.map(() => ({ status: {}, mediaItem: { id: 'item' } }))
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ newMediaItemResults }))
}
