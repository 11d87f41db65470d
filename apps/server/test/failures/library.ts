import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { photoOf } from 'tintype-test-support/photos'
import { expect } from 'vitest'
import { createFailures, type Failures } from '../support/failures.ts'
import { fsckFaults } from '../support/fsckFaults.ts'
import { run, type ServerProcess, serve } from '../support/process.ts'
import { send, type TestAnswer } from '../support/send.ts'

/** A library of two users, served by a process whose system calls can be made to fail. */
export interface FailingLibrary {
  data: string
  failures: Failures
  /** The current server process. */
  server: ServerProcess
  owner: string
  /** Another user's token. */
  other: string
  start(): Promise<ServerProcess>
  post(path: string, body: unknown, token?: string): Promise<TestAnswer>
  createItem(uploadToken: string, token?: string): Promise<Item>
  /** Uploads a photo and creates an item. */
  newItem(photo: Buffer): Promise<Item>
  /** Checks later that a photo is complete, and that another user can upload it too. */
  expectLater(photo: Buffer, item: Item): void
  /** Checks these photos, and that catalog, files and temporary files have no traces of failures. */
  verify(): Promise<void>
  remove(): Promise<void>
}

interface Item {
  id: string
  baseUrl: string
  mediaMetadata: object
}

let seed = 0

/** A photo that no other test uses. */
export const newPhoto = (bytes = 20_000) => photoOf(bytes, ++seed)

export async function newFailingLibrary(): Promise<FailingLibrary> {
  const folder = await mkdtemp(join(tmpdir(), 'tintype-failing-'))
  const data = join(folder, 'data')
  const failures = await createFailures()
  const newToken = async (user: string) => {
    const whose = ['--user', user, '--client', 'app', '--scopes', 'photoslibrary']
    return (await run(['token', 'create', ...whose, '--data', data])).stdout.trim()
  }
  const [owner, other] = [await newToken('owner'), await newToken('other')]
  const start = () => serve(data, [], { env: failures.env })
  const pending: { photo: Buffer; id: string }[] = []

  const library: FailingLibrary = {
    data,
    failures,
    server: await start(),
    owner,
    other,
    start,
    post: (path, body, token = owner) => send(`${library.server.url}/v1/${path}`, { token, body }),
    async createItem(uploadToken, token) {
      const newMediaItems = [{ simpleMediaItem: { uploadToken } }]
      const { status, body } = await library.post('mediaItems:batchCreate', { newMediaItems }, token)
      expect([status, body.newMediaItemResults?.[0].status]).toEqual([200, { message: 'Success' }])
      return body.newMediaItemResults[0].mediaItem
    },
    async newItem(photo) {
      return library.createItem((await library.post('uploads', photo)).body)
    },
    expectLater: (photo, { id }) => void pending.push({ photo, id }),
    async verify() {
      for (const { photo, id } of pending.splice(0)) {
        await expectWhole(
          (await send(`${library.server.url}/v1/mediaItems/${id}`, { token: owner })).body,
          photo,
        )
        const again = await library.post('uploads', photo, other)
        await expectWhole(await library.createItem(again.body, other), photo)
      }
      expect(await fsckFaults(data)).toEqual([])
      expect(readdirSync(join(data, 'tmp'))).toEqual([])
    },
    async remove() {
      await library.server.kill('SIGKILL')
      await failures.remove()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return library
}

/** Checks that an item has its facts and all bytes, and can be rendered. */
export async function expectWhole(item: Item, photo: Buffer): Promise<void> {
  expect(item.mediaMetadata).toMatchObject({ width: '40', height: '30' })
  const original = await fetch(`${item.baseUrl}=d`)
  expect(Buffer.from(await original.arrayBuffer()).equals(photo)).toBe(true)
  const image = await fetch(`${item.baseUrl}=w20`)
  expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
}
