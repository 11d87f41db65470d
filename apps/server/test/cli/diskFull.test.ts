import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { photoOf } from 'tintype-test-support/photos'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashOf } from '../support/hashOf.ts'
import { type Mounted, mountTmpfs, whyNoMounts } from '../support/mounts.ts'
import { run, type ServerProcess, serve } from '../support/process.ts'
import { resumableAt, startResumable, UNIT } from '../support/resumable.ts'
import { send, type TestAnswer } from '../support/server.ts'

const why = whyNoMounts()
const FULL = "The remaining storage in the user's account is not enough to perform this operation."

let disk: Mounted
let server: ServerProcess
let token: string

beforeEach(async () => {
  if (why !== undefined) return
  disk = mountTmpfs(32 * 1024 ** 2)
  const whose = ['--user', 'a', '--client', 'b', '--scopes', 'photoslibrary']
  token = (await run(['token', 'create', ...whose, '--data', disk.path])).stdout.trim()
  server = await serve(disk.path)
})
afterEach(async () => {
  if (why !== undefined) return
  await server.kill('SIGKILL')
  disk.unmount()
})

const filler = () => join(disk.path, 'filler')

/** Leaves this many bytes of the disk free, or all of them. */
function leave(bytes: number | 'all'): void {
  rmSync(filler(), { force: true })
  if (bytes === 'all') return
  const { bavail, bsize } = statfsSync(disk.path)
  writeFileSync(filler(), Buffer.alloc(Math.max(0, bavail * bsize - bytes)))
}

/** Expects success or an error in the API's format about missing space. @returns whether the request succeeded */
function succeeded({ status, body }: TestAnswer): boolean {
  if (status === 200) return true
  const error = body.error ? { code: 400, status: 'INVALID_ARGUMENT' } : { code: 3 }
  expect([status, body.error ?? body]).toEqual([400, { ...error, message: FULL }])
  return false
}

const post = (path: string, body: unknown) => send(`${server.url}/v1/${path}`, { token, body })

async function created(uploadTokens: string[], albumId?: string): Promise<TestAnswer> {
  const newMediaItems = uploadTokens.map((uploadToken) => ({ simpleMediaItem: { uploadToken } }))
  return post('mediaItems:batchCreate', { newMediaItems, ...(albumId && { albumId }) })
}

/** The hashes of the originals of all items, read as a client reads them. */
async function library(): Promise<string[]> {
  const { status, body } = await send(`${server.url}/v1/mediaItems?pageSize=100`, { token })
  expect(status).toBe(200)
  const hashes = (body.mediaItems ?? []).map(async ({ baseUrl }: { baseUrl: string }) => {
    expect((await fetch(`${baseUrl}=w16-h16`)).status).toBe(200)
    return hashOf(new Uint8Array(await (await fetch(`${baseUrl}=d`)).arrayBuffer()))
  })
  return (await Promise.all(hashes)).sort()
}

test.skipIf(why !== undefined)(
  `on a full disk writes fail and change nothing, reads work, and writes work again once space is free${why ? ` (skipped: ${why})` : ''}`,
  async () => {
    const kept: string[] = []
    const failed = { upload: 0, chunk: 0, finalize: 0, create: 0, album: 0 }
    let seed = 0
    const session = await startResumable(server, token)
    const long = await photoOf(10 * UNIT)
    let received = 0
    // From no space to enough for all requests, in steps that make different writes fail.
    for (let room = 0; room < 400_000; room += room < 60_000 ? 8192 : 100_000) {
      const photo = await photoOf(20_000, ++seed)
      const last = await photoOf(20_000, ++seed)
      const short = await startResumable(server, token)
      leave(room)
      const upload = await send(`${server.url}/v1/uploads`, { token, body: photo })
      if (!succeeded(upload)) failed.upload++
      const chunk = await session.upload(long.subarray(received, received + UNIT), received)
      if (!succeeded(chunk)) failed.chunk++
      else received += UNIT
      expect(await session.query()).toEqual(['active', String(received)])
      const end = await short.finish(last, 0)
      if (!succeeded(end)) failed.finalize++
      const [state, have] = await short.query()
      expect(state).toBe(end.status === 200 ? 'final' : 'active')

      leave('all')
      if (state === 'active') {
        expect((await short.finish(last.subarray(Number(have)), Number(have))).status).toBe(200)
      }
      const uploadToken = upload.status === 200 ? upload.body : (await post('uploads', photo)).body
      const album = await post('albums', { album: { title: 'Full' } })
      leave(room)
      const create = await created([uploadToken], album.body.id)
      if (succeeded(create)) kept.push(hashOf(photo))
      else failed.create++
      const another = await post('albums', { album: { title: 'Another' } })
      if (!succeeded(another)) failed.album++
      expect(await library()).toEqual(kept.sort())

      leave('all')
      if (create.status !== 200) {
        expect((await created([uploadToken], album.body.id)).status).toBe(200)
        kept.push(hashOf(photo))
      }
    }
    for (const [what, times] of Object.entries(failed))
      expect({ what, times }).not.toMatchObject({ times: 0 })
    expect((await session.finish(long.subarray(received), received)).status).toBe(200)
    expect(await library()).toEqual(kept.sort())

    await server.kill('SIGKILL')
    const { status, stdout } = await run(['fsck', '--data', disk.path])
    expect([status, stdout]).toEqual([0, expect.stringMatching(/ 0 missing, 0 damaged, 0 unreferenced\n$/)])
    server = await serve(disk.path)
    expect(await library()).toEqual(kept.sort())
    const after = resumableAt(session.url.replace(/^http:\/\/[^/]+/, server.url), token)
    expect(await after.query()).toEqual(['final', String(long.length)])
  },
  60_000,
)
