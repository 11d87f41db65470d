import { execFile as execFileLater } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { withTimeout } from '../../src/http/timeout.ts'

const execFile = promisify(execFileLater)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('each timeout expires after its own time, in any order', () => {
  const long = withTimeout(60_000, undefined)
  const short = withTimeout(1000, undefined)
  const middle = withTimeout(20_000, undefined)
  vi.advanceTimersByTime(1000)
  expect([short, middle, long].map((each) => each?.signal.aborted)).toEqual([true, false, false])
  vi.advanceTimersByTime(19_000)
  expect([middle, long].map((each) => each?.signal.aborted)).toEqual([true, false])
  vi.advanceTimersByTime(40_000)
  expect([short, middle, long].map((each) => each?.isExpired)).toEqual([true, true, true])
})

test('a released timeout never aborts, and a timeout that starts after it has its full time', () => {
  const first = withTimeout(1000, undefined)
  vi.advanceTimersByTime(500)
  first?.release()
  const second = withTimeout(1000, undefined)
  vi.advanceTimersByTime(999)
  expect([first, second].map((each) => each?.signal.aborted)).toEqual([false, false])
  vi.advanceTimersByTime(1)
  expect([first, second].map((each) => each?.signal.aborted)).toEqual([false, true])
})

test('an unlimited timeout never expires', () => {
  const timeout = withTimeout(Infinity, new AbortController().signal)
  vi.advanceTimersByTime(2 ** 31)
  expect([timeout?.signal.aborted, timeout?.isExpired]).toEqual([false, false])
})

test('a request without a timeout and without a signal of the caller has no signal', () => {
  expect(withTimeout(Infinity, undefined)).toBeUndefined()
})

test('an abort by the caller keeps its reason, and does not count as a timeout', () => {
  const outer = new AbortController()
  const timeout = withTimeout(1000, outer.signal)
  outer.abort('no longer wanted')
  expect([timeout?.signal.reason, timeout?.isExpired]).toEqual(['no longer wanted', false])
  timeout?.release()
})

test.each([
  ['back', 1_000_000, 0],
  ['forward', 0, 1_000_000],
])(
  'a timeout expires after its own time, even if the clock was set %s since an earlier one',
  (_, before, now) => {
    vi.advanceTimersByTime(before)
    const forgotten = withTimeout(1000, undefined)
    vi.useRealTimers()
    vi.useFakeTimers()
    vi.advanceTimersByTime(now)
    const last = withTimeout(2000, undefined)
    vi.advanceTimersByTime(2000)
    expect(last?.signal.aborted).toBe(true)
    forgotten?.release()
  },
)

test('a timeout keeps a program running only until the request has a response or has expired', async () => {
  vi.useRealTimers()
  // Responds to requests for an album, and never to others.
  const server = createServer((request, response) => {
    if (request.url?.includes('/albums/')) response.end('{}')
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.closeAllConnections())
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const program = `
    globalThis.__VERSION__ = 'test'
    const { createPhotosClient } = await import('${new URL('../../src/index.ts', import.meta.url)}')
    const photos = createPhotosClient({ auth: 'token', baseUrl: 'http://127.0.0.1:${port}' })
    await photos.albums.get({ albumId: 'a' })
    await photos.mediaItems.get({ mediaItemId: 'a' }, { timeout: 300, retries: 0 }).catch(({ kind }) => console.log(kind))
    await photos.albums.get({ albumId: 'a' })`
  // It exits by itself, although the last request had a timeout of a minute.
  const { stdout } = await execFile(process.execPath, ['--input-type=module', '-e', program])
  expect(stdout).toBe('timeout\n')
}, 30_000)
