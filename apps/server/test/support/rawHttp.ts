import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A response as it arrived over the network. */
export interface RawResponse {
  status: number
  /** Names are in lower case. */
  headers: Record<string, string>
  body: string
}

/** A client that sends arbitrary bytes, valid HTTP or not. */
export interface RawClient {
  socket: Socket
  send(text: string): void
  /** Everything received so far. */
  received(): string
  /** Resolves with the first response when its body is complete according to Content-Length. */
  response(): Promise<RawResponse>
  /** Resolves when either side has closed the connection, with all received text. */
  closed(): Promise<string>
  destroy(): void
}

export async function connectRaw(
  url: string,
  options: { localAddress?: string; allowHalfOpen?: boolean } = {},
): Promise<RawClient> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port), ...options })
  socket.on('error', () => undefined)
  let text = ''
  socket.setEncoding('latin1').on('data', (piece) => {
    text += piece
  })
  const closed = new Promise<string>((resolve) => {
    socket.once('close', () => resolve(text))
  })
  await once(socket, 'connect')
  return {
    socket,
    send: (piece) => void socket.write(piece),
    received: () => text,
    async response() {
      for (;;) {
        const response = parse(text)
        if (response !== undefined) return response
        if (socket.destroyed) throw new Error(`The connection ended after: ${JSON.stringify(text)}`)
        await Promise.race([new Promise((resolve) => socket.once('data', resolve)), closed])
      }
    },
    closed: () => closed,
    destroy: () => void socket.destroy(),
  }
}

/** Sends one request on a new connection. */
export async function sendRaw(url: string, text: string): Promise<RawResponse> {
  const client = await connectRaw(url)
  try {
    client.send(text)
    return await client.response()
  } finally {
    client.destroy()
  }
}

/** @returns undefined while the response is incomplete */
function parse(text: string): RawResponse | undefined {
  const end = text.indexOf('\r\n\r\n')
  if (end === -1) return undefined
  const [first = '', ...lines] = text.slice(0, end).split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]
    }),
  )
  const body = text.slice(end + 4)
  if (body.length < Number(headers['content-length'] ?? 0)) return undefined
  return { status: Number(first.split(' ')[1]), headers, body }
}
