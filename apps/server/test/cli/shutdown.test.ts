import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { makePhoto } from 'tintype-test-support/photos'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { type ServerProcess, serve } from '../support/process.ts'
import { connectRaw, type RawClient } from '../support/rawHttp.ts'
import { createItem } from '../support/server.ts'

let server: ServerProcess | undefined
let data: string | undefined

afterEach(async () => {
  await server?.kill('SIGKILL')
  if (data !== undefined) await rm(data, { recursive: true, force: true })
})

async function start(...args: string[]) {
  data = await mkdtemp(join(tmpdir(), 'tintype-shutdown-'))
  server = await serve(data, args)
  const token = /Access token +(\S+)/.exec(server.greeting)?.[1] ?? ''
  const url = server.url.replace('localhost', '127.0.0.1')
  return { server, token, url }
}

/** Sends a piece repeatedly until the connection closes. */
function drip(client: RawClient, piece: string): void {
  const timer = setInterval(() => client.send(piece), 50)
  onTestFinished(() => clearInterval(timer))
}

const exitOf = async ({ child }: ServerProcess): Promise<number | null> => {
  if (child.exitCode === null) await once(child, 'exit')
  return child.exitCode
}

type Attack = (url: string, token: string) => Promise<RawClient>

/** Sends the beginning of a body, then one piece after another. */
const dripBody =
  (path: string, beginning: string, piece: string): Attack =>
  async (url, token) => {
    const client = await connectRaw(url)
    const head = `POST ${path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\n`
    client.send(`${head}Content-Length: 100000\r\n\r\n${beginning}`)
    drip(client, piece)
    return client
  }

const attacks: [what: string, attack: Attack][] = [
  [
    'a body that drips after a 401',
    async (url) => {
      const client = await connectRaw(url)
      client.send('POST /v1/uploads HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n')
      expect((await client.response()).status).toBe(401)
      drip(client, 'x')
      return client
    },
  ],
  [
    'headers that drip',
    async (url) => {
      const client = await connectRaw(url)
      client.send('GET /healthz HTTP/1.1\r\nHost: a\r\n')
      drip(client, 'X: y\r\n')
      return client
    },
  ],
  ['a JSON body that drips', dripBody('/v1/albums', '{', ' ')],
  ['an upload that drips', dripBody('/v1/uploads', 'some', 'x')],
  [
    'a reader that stalls',
    async (url, token) => {
      const photo = Buffer.concat([await makePhoto({ width: 20, height: 20 }), Buffer.alloc(48_000_000, 'x')])
      const { baseUrl } = await createItem({ url }, token, photo)
      const client = await connectRaw(url)
      client.send(`GET ${new URL(baseUrl).pathname}=d HTTP/1.1\r\nHost: a\r\n\r\n`)
      await once(client.socket, 'data')
      client.socket.pause()
      return client
    },
  ],
  [
    'a client that waits for the next request',
    async (url) => {
      const client = await connectRaw(url)
      client.send('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n')
      expect((await client.response()).status).toBe(200)
      return client
    },
  ],
  ['a client that sends nothing', (url) => connectRaw(url)],
]

describe('SIGTERM ends the process despite', () => {
  test.each(attacks)('%s', async (_what, attack) => {
    const { server, url, token } = await start('--shutdown-timeout', '1s')
    const clients = [await attack(url, token), await attack(url, token)]
    server.child.kill('SIGTERM')
    expect(await exitOf(server)).toBe(0)
    for (const client of clients) client.destroy()
  })
})

/** Starts an upload and sends a part of it. */
async function begunUpload(url: string, token: string, length: number): Promise<RawClient> {
  const client = await connectRaw(url)
  const head = `POST /v1/uploads HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\n`
  client.send(`${head}Expect: 100-continue\r\nContent-Length: ${length}\r\n\r\n`)
  await expect.poll(() => client.received(), { timeout: 10_000 }).toContain('100 Continue')
  return client
}

test('during shutdown, an upload that makes progress gets its response, and new clients are rejected', async () => {
  const { server, url, token } = await start('--shutdown-timeout', '2s')
  const photo = Buffer.concat([await makePhoto({ width: 20, height: 20 }), Buffer.alloc(4_000_000, 'x')])
  const upload = await begunUpload(url, token, photo.length)
  upload.socket.write(photo.subarray(0, 1_000_000))
  server.child.kill('SIGTERM')
  // Takes longer than the timeout in total.
  for (let at = 1_000_000; at < photo.length; at += 500_000) {
    await setTimeout(500)
    upload.socket.write(photo.subarray(at, at + 500_000))
  }
  await expect.poll(() => upload.received(), { timeout: 20_000 }).toMatch(/HTTP\/1\.1 200 OK\r\n/)
  expect(upload.received()).toMatch(/\r\nconnection: close\r\n/i)
  await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed')
  expect(await exitOf(server)).toBe(0)
})

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)('a second signal, %s, ends the process immediately with status %i', async (signal, code) => {
  const { server, url, token } = await start('--shutdown-timeout', '10m')
  const upload = await begunUpload(url, token, 1000)
  server.child.kill('SIGTERM')
  await expect.poll(() => fetch(`${url}/healthz`).catch(() => 'closed')).toBe('closed')
  expect(server.child.exitCode).toBe(null)
  server.child.kill(signal)
  expect(await exitOf(server)).toBe(code)
  upload.destroy()
})
