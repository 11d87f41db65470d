import { connect, type Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import type { DocumentedOperation } from '@tintype/document'
import Fastify from 'fastify'
import sharp from 'sharp'
import { makePhoto } from 'tintype-test-support/photos'
import { describe, expect, test, vi } from 'vitest'
import { registerRequestLimits } from '../../../src/http/connection/requestLimits.ts'
import { makeVideo } from '../../../src/testing/movie.ts'
import { createItem, startTestServer, type TestServer } from '../../support/server.ts'

function connectTo({ url }: Pick<TestServer, 'url'>): {
  socket: Socket
  get(path: string, token?: string): string
} {
  const { host, hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  socket.on('error', () => undefined)
  const get = (path: string, token?: string) =>
    `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${token ? `Authorization: Bearer ${token}\r\n` : ''}\r\n`
  return { socket, get }
}

const pathOf = (url: string) => new URL(url).pathname

describe('pipelined requests for media', () => {
  test('are served one after the other, so that none takes a place in the queue that an earlier one needs', async () => {
    const server = await startTestServer()
    const bytes = Buffer.concat([await makePhoto(), await makeVideo('mp4')])
    const { baseUrl } = await createItem(server, await server.token(), bytes)
    const { examiner } = server.app.services
    const { findMotionClip } = examiner
    let letGo = () => {}
    const slow = new Promise<void>((resolve) => {
      letGo = resolve
    })
    // Without this rule, the others would take their places long before the first request takes one.
    examiner.findMotionClip = async (...input) => {
      await slow
      return findMotionClip(...input)
    }
    const { socket, get } = connectTo(server)
    const path = pathOf(baseUrl)
    socket.write(get(`${path}=dv`) + get(`${path}=d`).repeat(40))
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
    })
    await vi.waitFor(() => expect(socket.bytesWritten).toBeGreaterThan(1000))
    // Another client of the same user does not wait.
    expect((await fetch(`${baseUrl}=d`)).status).toBe(200)
    letGo()
    await vi.waitFor(() => expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(41), { timeout: 20_000 })
    socket.destroy()
  })
})

test('a request whose client disconnects while its token is looked up is no longer counted', async () => {
  const app = Fastify()
  const countForUser = registerRequestLimits(app, { perUser: 1, perAddress: 0 })
  let looking = () => {}
  let found: Promise<unknown> = Promise.resolve()
  const operation = { id: 'albums.list' } as DocumentedOperation<'albums.list'>
  app.get('/', {
    config: { operation },
    async onRequest(request, reply) {
      looking()
      await found
      countForUser(1, request, reply)
    },
    handler: async () => 'done',
  })
  try {
    const url = await app.listen({ port: 0, host: '127.0.0.1' })
    let find = () => {}
    found = new Promise<void>((resolve) => {
      find = resolve
    })
    const isLooking = new Promise<void>((resolve) => {
      looking = resolve
    })
    const gone = new Promise((resolve) =>
      app.server.once('connection', (socket) => socket.once('close', resolve)),
    )
    const { socket, get } = connectTo({ url })
    socket.write(get('/'))
    await isLooking
    socket.destroy()
    await gone
    find()
    await setImmediate()
    expect((await fetch(url)).status).toBe(200)
  } finally {
    await app.close()
  }
})

test('a large image is sent from its file rather than from the memory of each request', async () => {
  const server = await startTestServer()
  const noise = { type: 'gaussian' as const, mean: 120, sigma: 60 }
  const photo = await sharp({
    create: { width: 1500, height: 1000, channels: 3, background: '#804020', noise },
  })
    .jpeg({ quality: 95 })
    .toBuffer()
  const { baseUrl } = await createItem(server, await server.token(), photo)
  const { thumbnails } = server.app.services
  const image = vi.spyOn(thumbnails, 'image')
  for (const time of ['rendered', 'cached']) {
    const response = await fetch(`${baseUrl}=w1400`)
    const bytes = Buffer.from(await response.arrayBuffer())
    expect([time, response.status, bytes.length > 256 * 1024]).toEqual([time, 200, true])
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 1400 })
    const etag = response.headers.get('etag') ?? ''
    const again = await fetch(`${baseUrl}=w1400`, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
    expect(await image.mock.results.at(-1)?.value).toMatchObject({ size: bytes.length, mime: 'image/jpeg' })
  }
  const part = await fetch(`${baseUrl}=w1400`, { headers: { range: 'bytes=10-19' } })
  expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 10])
})
