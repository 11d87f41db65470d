import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, type Transform } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { FastFileStream } from '../../src/blobs/folder/fastFileStream.ts'
import { createBufferPool, largeBuffers } from '../../src/blobs/folder/sendBuffers.ts'
import { openFilesIn } from '../support/openFiles.ts'

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each()
})

/** A server that sends a file of this size whose bytes depend on their offset, piped through `between` if set. */
async function fileServer(bytes: number, between?: () => Transform) {
  const folder = await mkdtemp(join(tmpdir(), 'tintype-read-'))
  const path = join(folder, 'file')
  const content = Buffer.alloc(bytes)
  for (let at = 0; at < bytes; at += 4) content.writeUInt32LE(at, at)
  await writeFile(path, content)
  const sent: { file: FastFileStream; through: Transform | undefined; response: ServerResponse }[] = []
  const server = createServer((_request, response) => {
    const file = new FastFileStream(path, 0, bytes - 1)
    const through = between?.()
    if (through) file.pipe(through).pipe(response)
    else file.pipe(response)
    sent.push({ file, through, response })
    // As Fastify does.
    response.once('close', () => file.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  undo.push(
    () => rm(folder, { recursive: true }),
    () => server.close(),
    () => server.closeAllConnections(),
  )
  const { port } = server.address() as AddressInfo
  return {
    content,
    folder,
    async read(): Promise<IncomingMessage> {
      const [response] = await once(get({ port, host: '127.0.0.1', agent: false }), 'response')
      return response
    },
    isStalled: () => sent.every(({ response }) => response.writableLength > 0),
    /** Bytes that each response has in memory. */
    held: () =>
      sent.map(({ file, through, response }) => {
        const { readableLength = 0, writableLength = 0 } = through ?? {}
        return file.readableLength + readableLength + writableLength + response.writableLength
      }),
  }
}

const LARGE = 48_000_000

test('a client that reads nothing uses two small buffers', async () => {
  const { isStalled, held, folder, read } = await fileServer(LARGE)
  const responses = [await read(), await read(), await read()]
  for (const response of responses) response.pause()
  await expect.poll(isStalled).toBe(true)
  expect(Math.max(...held())).toBeLessThan(2 * 256 * 1024 + 100)
  expect(largeBuffers.lent()).toBe(0)
  for (const response of responses) response.destroy()
  await expect.poll(() => openFilesIn(folder)).toBe(0)
})

test('a client that reads nothing uses little more memory when a stream strips the location', async () => {
  const { isStalled, held, read } = await fileServer(LARGE, () => new PassThrough())
  const response = await read()
  response.pause()
  await expect.poll(isStalled).toBe(true)
  expect(Math.max(...held())).toBeLessThan(5 * 128 * 1024 + 100)
  response.destroy()
})

test('a client that keeps up receives all bytes through large buffers, which are free afterwards', async () => {
  const { content, read } = await fileServer(LARGE)
  const response = await read()
  let most = 0
  response.on('data', () => {
    most = Math.max(most, largeBuffers.lent())
  })
  const received = await buffer(response)
  expect(received.equals(content)).toBe(true)
  expect(most).toBe(3)
  await expect.poll(() => largeBuffers.lent()).toBe(0)
})

test('clients that read a lot and then stall hold a limited number of large buffers, and others are served', async () => {
  const { content, folder, read } = await fileServer(LARGE)
  const stalled = await Promise.all(
    Array.from({ length: 30 }, async () => {
      const response = await read()
      let bytes = 0
      await new Promise<void>((resolve) => {
        response.on('data', (piece) => {
          bytes += piece.length
          if (bytes < 20_000_000) return
          response.pause()
          resolve()
        })
      })
      return response
    }),
  )
  expect(largeBuffers.lent()).toBe(48)
  expect((await buffer(await read())).equals(content)).toBe(true)
  for (const response of stalled) response.destroy()
  await expect.poll(() => largeBuffers.lent()).toBe(0)
  await expect.poll(() => openFilesIn(folder)).toBe(0)
})

test('concurrent readers each receive the right bytes', async () => {
  const { content, read } = await fileServer(12_000_000)
  const all = await Promise.all(Array.from({ length: 8 }, async () => buffer(await read())))
  expect(all.filter((received) => !received.equals(content))).toEqual([])
})

test('a pool lends returned buffers again, but not those that are still in use', () => {
  const pool = createBufferPool(8, 4, 2)
  const first = pool.take(3) ?? []
  expect([first.length, pool.lent(), pool.take(2)]).toEqual([3, 3, undefined])
  pool.giveBack(first.slice(0, 1), 3)
  const second = pool.take(3) ?? []
  expect(second.filter((one) => first.includes(one))).toEqual(first.slice(0, 1))
  pool.giveBack(second, 3)
  expect(pool.lent()).toBe(0)
})
