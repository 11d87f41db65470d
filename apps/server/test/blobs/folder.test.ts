import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import { openBlobFolder } from '../../src/blobs/folder/openFolder.ts'
import { blobsConformance } from './conformance.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tintype-blobs-'))
  folders.push(folder)
  return folder
}

blobsConformance(async () => openBlobFolder(await newFolder(), randomBytes))

async function* one(text: string) {
  yield Buffer.from(text)
}

test('a file has its hash as its name, and only its owner can read it', async () => {
  const folder = await newFolder()
  const blobs = await openBlobFolder(folder, randomBytes)
  const staged = await blobs.stage(one('bytes'), 10)
  await staged.keep()
  const name = staged.sha256.toString('hex')
  const file = await stat(join(folder, 'blobs', name.slice(0, 2), name))
  expect([file.size, file.mode & 0o777]).toEqual([5, 0o600])
})

test('a server deletes at startup the files that a killed process staged', async () => {
  const folder = await newFolder()
  const blobs = await openBlobFolder(folder, randomBytes)
  await blobs.stage(one('bytes'), 10)
  const next = await openBlobFolder(folder, randomBytes)
  expect(await readdir(join(folder, 'tmp'))).toHaveLength(1)
  await next.cleanTemporary(async () => new Set())
  expect(await readdir(join(folder, 'tmp'))).toEqual([])
})

test('HTTP returns the bytes of a file unchanged, whole or in part, also to a slow reader', async () => {
  const bytes = randomBytes(5_000_001)
  const { read, url, close } = await served(bytes)
  for (const [start, end] of [
    [0, bytes.length - 1],
    [700_000, 700_000],
    [1, 3_000_000],
  ] as const) {
    const hash = createHash('sha256')
    for await (const piece of await answerOf(`${url}${start}-${end}`)) {
      hash.update(piece)
      if (hash.copy().digest()[0] === 0) await new Promise((resolve) => setTimeout(resolve, 2))
    }
    expect(hash.digest('hex')).toBe(
      createHash('sha256')
        .update(bytes.subarray(start, end + 1))
        .digest('hex'),
    )
  }
  await Promise.all(read.map((stream) => stream.closed || once(stream, 'close')))
  await close()
})

test('a file is closed after its last reader', async () => {
  const { read, url, close } = await served(randomBytes(20_000_000))
  const answer = await answerOf(`${url}0-19999999`)
  await once(answer, 'data')
  answer.destroy()
  await Promise.all(read.map((stream) => stream.closed || once(stream, 'close')))
  await close()
})

/** A server that returns a range of a blob for `/START-END`, and the streams that it opened. */
async function served(bytes: Buffer) {
  const blobs = await openBlobFolder(await newFolder(), randomBytes)
  const staged = await blobs.stage(
    (async function* () {
      yield bytes
    })(),
    bytes.length,
  )
  await staged.keep()
  const read: Readable[] = []
  const server = createServer((request, response) => {
    const [start = 0, end = 0] = (request.url ?? '').slice(1).split('-').map(Number)
    const stream = blobs.read(staged.sha256, start, end)
    read.push(stream)
    response.on('close', () => stream.destroy())
    response.setHeader('content-length', end - start + 1)
    stream.pipe(response)
  })
  await once(server.listen(0), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    read,
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

const answerOf = (url: string) => new Promise<IncomingMessage>((resolve) => get(url, resolve))
