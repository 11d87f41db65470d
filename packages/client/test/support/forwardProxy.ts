import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Duplex } from 'node:stream'

export interface ForwardProxy {
  url: string
  /** The hosts that clients asked for, by either method: requests with a whole URL, and tunnels (`CONNECT`). */
  hosts: string[]
  close(): Promise<void>
}

/** An HTTP proxy like that of a company. */
export async function startForwardProxy(): Promise<ForwardProxy> {
  const hosts: string[] = []
  const tunnels = new Set<Duplex>()
  const server = createServer((incoming, response) => {
    const { method, headers, url = '' } = incoming
    hosts.push(new URL(url).host)
    const forwarded = request(url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(response)
    })
    incoming.pipe(forwarded)
  })
  server.on('connect', ({ url = '' }, socket) => {
    hosts.push(url)
    const { hostname, port } = new URL(`http://${url}`)
    const target = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      target.pipe(socket).pipe(target)
    })
    for (const end of [socket, target]) {
      tunnels.add(end)
      end.on('error', () => undefined)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hosts,
    async close() {
      for (const each of tunnels) each.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
