import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { photoOf } from 'tintype-test-support/photos'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fsckFaults } from '../support/fsckFaults.ts'
import { run, type ServerProcess, serve } from '../support/process.ts'
import { type ResumableUpload, resumableAt, startResumable, UNIT } from '../support/resumable.ts'
import { send, type TestAnswer } from '../support/send.ts'

const preload = new URL('../support/killPoints.ts', import.meta.url)

/** Higher than the number of steps of any request. */
const NEVER = 1000

/** A row is written to the log, and then the log is synced. */
const LASTING = ['before commit', 'after commit', 'fdatasync']
/** The bytes, then the name of the file in its folder, then the row that refers to it. */
const INSTALL = ['rename', 'folder', ...LASTING]

let data: string
let server: ServerProcess
let token: string

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'tintype-kill-'))
  const whose = ['--user', 'a', '--client', 'b', '--scopes', 'photoslibrary']
  token = (await run(['token', 'create', ...whose, '--data', data])).stdout.trim()
  server = await serve(data, [], { preload })
})
afterEach(async () => {
  await server.kill('SIGKILL')
  await rm(data, { recursive: true })
})

const killing = (at: number) => ({ 'x-kill-at': String(at) })
const stepsOf = (answer: TestAnswer) => answer.headers.get('x-steps')?.split(', ')

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  send(`${server.url}/v1/${path}`, { token, body, headers })

async function createItem(uploadToken: string, albumId?: string, headers: Record<string, string> = {}) {
  const newMediaItems = [{ simpleMediaItem: { uploadToken } }]
  const answer = await post('mediaItems:batchCreate', { newMediaItems, ...(albumId && { albumId }) }, headers)
  return { answer, item: answer.body.newMediaItemResults?.[0].mediaItem }
}

/** How often an item is in the library or an album. */
async function timesThere(id: string, albumId?: string): Promise<number> {
  const { body } = await post('mediaItems:search', { pageSize: 100, ...(albumId && { albumId }) })
  return body.mediaItems.filter((item: { id: string }) => item.id === id).length
}

/**
 * Runs a request to its end to record its steps, then repeats it for each step and kills the server there: at
 * each name once, and at the last of several equal ones in a row. After each kill, the catalog matches the files.
 * @returns the steps
 */
async function dieAtEach(
  from: string,
  request: (attempt: number, headers: Record<string, string>) => Promise<TestAnswer>,
  andThen: (attempt: number) => Promise<void>,
): Promise<string[]> {
  const whole = await request(0, killing(NEVER))
  expect(whole.status).toBe(200)
  await andThen(0)
  const steps = stepsOf(whole) ?? []
  for (let at = steps.indexOf(from) + 1; at <= steps.length; at++) {
    if (steps[at] === steps[at - 1]) continue
    await expect(request(at, killing(at))).rejects.toThrow('fetch failed')
    await server.kill('SIGKILL')
    expect(await fsckFaults(data)).toEqual([])
    server = await serve(data, [], { preload })
    await andThen(at)
  }
  return steps
}

async function expectOriginal(item: { id: string; baseUrl: string }, photo: Buffer): Promise<void> {
  const original = Buffer.from(await (await fetch(`${item.baseUrl}=d`)).arrayBuffer())
  expect(original.equals(photo)).toBe(true)
  expect(await timesThere(item.id)).toBe(1)
}

test('a raw upload that is killed at any step can be repeated, and makes one item', {
  timeout: 240_000,
}, async () => {
  const photoAt = (attempt: number) => photoOf(20_000, attempt + 1)
  const steps = await dieAtEach(
    'chunk',
    async (attempt, headers) => post('uploads', await photoAt(attempt), headers),
    async (attempt) => {
      const photo = await photoAt(attempt)
      const again = await post('uploads', photo)
      const { item } = await createItem(again.body)
      await expectOriginal(item, photo)
    },
  )
  expect(steps).toEqual(['chunk', 'fdatasync', ...INSTALL, 'before the response'])
})

test('a session continues after a kill at any step of a chunk and of the last chunk', {
  timeout: 480_000,
}, async () => {
  const sessions: ResumableUpload[] = []
  let seed = 1
  const photoAt = (attempt: number) => photoOf(UNIT + 5000, seed + attempt)
  const here = (attempt: number) => {
    const { url = '' } = sessions[attempt] ?? {}
    return resumableAt(url.replace(/^http:\/\/[^/]+/, server.url), token)
  }
  /** Queries the offset, sends the rest and creates an item. */
  async function goOn(attempt: number, least: number): Promise<void> {
    const photo = await photoAt(attempt)
    const [state, received] = await here(attempt).query()
    expect(Number(received)).toBeGreaterThanOrEqual(least)
    const { status, body } =
      state === 'final'
        ? await here(attempt).command('finalize')
        : await here(attempt).finish(photo.subarray(Number(received)), Number(received))
    expect(status).toBe(200)
    const { item } = await createItem(body)
    await expectOriginal(item, photo)
  }
  const command = async (
    attempt: number,
    name: string,
    from: number,
    to: number,
    headers: Record<string, string>,
  ) => {
    const body = (await photoAt(attempt)).subarray(from, to)
    return here(attempt).command(name, { offset: from, body, headers })
  }

  const chunk = await dieAtEach(
    'chunk',
    async (attempt, headers) => {
      sessions[attempt] = await startResumable(server, token)
      return command(attempt, 'upload', 0, UNIT, headers)
    },
    (attempt) => goOn(attempt, 0),
  )
  expect(chunk).toEqual([...LASTING, 'folder', 'chunk', 'fdatasync', ...LASTING, 'before the response'])

  seed = 100
  const last = await dieAtEach(
    'link',
    async (attempt, headers) => {
      sessions[attempt] = await startResumable(server, token)
      await command(attempt, 'upload', 0, UNIT, {})
      return command(attempt, 'upload, finalize', UNIT, UNIT + 5000, headers)
    },
    (attempt) => goOn(attempt, UNIT),
  )
  const received = [...LASTING, 'chunk', 'fdatasync', ...LASTING]
  expect(last).toEqual([...received, 'link', ...INSTALL, 'before the response'])
})

test('a batch that is killed at any step can be repeated, and adds its items to the album once', {
  timeout: 240_000,
}, async () => {
  const album = (await post('albums', { album: { title: 'Once' } })).body.id
  const tokens: string[] = []
  const steps = await dieAtEach(
    'before commit',
    async (attempt, headers) => {
      tokens[attempt] = (await post('uploads', await photoOf(9000, attempt + 1))).body
      return (await createItem(tokens[attempt] ?? '', album, headers)).answer
    },
    async (attempt) => {
      const { item } = await createItem(tokens[attempt] ?? '', album)
      await expectOriginal(item, await photoOf(9000, attempt + 1))
      expect(await timesThere(item.id, album)).toBe(1)
    },
  )
  expect(steps).toEqual([...LASTING, 'before the response'])
})
