import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it arrived. */
export interface Arrival {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: Uint8Array
}

export interface RecordingServer {
  url: string
  arrivals: Arrival[]
  close(): Promise<void>
}

/** A real HTTP server that keeps what arrives, and answers every upload with a token. */
export async function startRecordingServer(
  answer: (response: ServerResponse, arrival: Arrival) => void = answerUpload,
): Promise<RecordingServer> {
  const arrivals: Arrival[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of request) chunks.push(chunk)
    } catch {
      return // The client has broken off.
    }
    const { method = '', url: path = '', headers } = request
    const arrival = { method, path, headers, body: new Uint8Array(Buffer.concat(chunks)) }
    arrivals.push(arrival)
    answer(response, arrival)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrivals,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A library that makes an item of everything, without looking at it. */
export function answerUpload(response: ServerResponse, { path, body, headers }: Arrival): void {
  if (!path.endsWith(':batchCreate')) {
    const url = `http://${headers.host}/v1/uploads?upload_id=session`
    response.writeHead(200, { 'x-goog-upload-url': url, 'x-goog-upload-chunk-granularity': '4' }).end('token')
    return
  }
  const { newMediaItems } = JSON.parse(new TextDecoder().decode(body))
  const newMediaItemResults = newMediaItems.map(() => ({ status: {}, mediaItem: { id: 'item' } }))
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ newMediaItemResults }))
}
