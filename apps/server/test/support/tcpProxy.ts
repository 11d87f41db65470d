import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A proxy between a client and a TCP server on this machine. */
export interface TcpProxy {
  port: number
  /** Breaks all connections and accepts no others. */
  cut(): void
  /** Accepts connections again. */
  restore(): void
  stop(): Promise<void>
}

/** @param delayMs by which everything that clients send is late: what one round trip takes longer */
export async function startTcpProxy(target: number, { delayMs = 0 } = {}): Promise<TcpProxy> {
  let isCut = false
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (client) => {
    if (isCut) return void client.destroy()
    const upstream = connect({ port: target, host: '127.0.0.1', noDelay: true })
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
    upstream.on('data', (chunk) => client.write(chunk))
    client.on('data', (chunk) => {
      if (delayMs === 0) upstream.write(chunk)
      else setTimeout(() => upstream.writable && upstream.write(chunk), delayMs)
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const cut = () => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    restore: () => {
      isCut = false
    },
    async stop() {
      cut()
      await once(server.close(), 'close')
    },
  }
}
