import { errors } from '@tintype/types/errors'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createPhotosClient, createPhotosCore, type LogLevel, logging } from '../../src/index.ts'
import { fakeClock, fakeFetch } from '../../src/testing/index.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** A call with a retry, then one that fails. */
async function use(options: Partial<Parameters<typeof createPhotosClient>[0]> = {}): Promise<void> {
  const fetch = fakeFetch([{ status: 503 }, {}, { error: 'AlbumNotFound' }])
  const photos = createPhotosClient({ auth: 'SECRET', fetch, clock: fakeClock(), ...options })
  await photos.albums.list()
  await photos.albums.get({ albumId: 'x' }).catch(() => undefined)
}

const request = (url: string, attempt = '') => `GET https://photoslibrary.googleapis.com/v1/${url}${attempt}`
const LINES: [level: LogLevel, line: string][] = [
  ['debug', `albums.list ${request('albums')}`],
  ['info', 'albums.list 503 in 0 ms'],
  ['warn', 'albums.list 503, retrying in 1000 ms'],
  ['debug', `albums.list ${request('albums', ' (attempt 2)')}`],
  ['info', 'albums.list 200 in 0 ms'],
  ['debug', `albums.get ${request('albums/x')}`],
  ['info', 'albums.get 404 in 0 ms'],
  ['error', `albums.get failed (attempts: 1): ${errors.AlbumNotFound.message}`],
]
const LEVELS: LogLevel[] = ['debug', 'info', 'warn', 'error']
const from = (level: LogLevel) =>
  LINES.filter(([each]) => LEVELS.indexOf(each) >= LEVELS.indexOf(level)).map(([, line]) => line)
const withoutId = (line: string) => line.replace(/^\S+ /, '')

describe('logging', () => {
  test.each(LEVELS)('of the level %s has its lines and those of higher levels', async (level) => {
    const lines: string[] = []
    await use(logging((line) => lines.push(line), level))
    expect(lines.map(withoutId)).toEqual(from(level))
  })

  test('to a logger calls the method of each level', async () => {
    const lines: [string, string][] = []
    const methods = LEVELS.map((level) => [level, (line: string) => lines.push([level, withoutId(line)])])
    await use(logging(Object.fromEntries(methods)))
    expect(lines).toEqual(LINES)
  })

  test('to the console is accepted by TypeScript', () => {
    expect(Object.keys(logging(console, 'warn'))).toEqual(['onRequest', 'onResponse', 'onRetry', 'onError'])
  })
})

describe('TINTYPE_LOG', () => {
  const printed = async (options?: Parameters<typeof use>[0]) => {
    const print = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await use(options)
    return print.mock.calls.map(([line]) => withoutId(line))
  }

  test.each(LEVELS)('=%s writes a log to stderr', async (level) => {
    vi.stubEnv('TINTYPE_LOG', level)
    const lines = await printed()
    expect(lines).toEqual(from(level))
    expect(lines.join()).not.toContain('SECRET')
  })

  test.each(['', 'off', undefined])('=%s writes nothing', async (level) => {
    vi.stubEnv('TINTYPE_LOG', level)
    expect(await printed()).toEqual([])
  })

  test('with any other text writes everything', async () => {
    vi.stubEnv('TINTYPE_LOG', '1')
    expect(await printed()).toEqual(from('debug'))
  })

  test('does not replace the hooks of the program', async () => {
    vi.stubEnv('TINTYPE_LOG', 'error')
    const failed: string[] = []
    await printed({ onError: ({ operation }) => failed.push(operation) })
    expect(failed).toEqual(['albums.get'])
  })

  test('is not read by the core', async () => {
    vi.stubEnv('TINTYPE_LOG', 'debug')
    const print = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await createPhotosCore({ auth: 'token', fetch: fakeFetch([{}]) }).albums.list()
    expect(print).not.toHaveBeenCalled()
  })

  test('is not read without permission, which Deno would ask the user for', async () => {
    vi.stubEnv('TINTYPE_LOG', 'debug')
    const querySync = vi.fn(() => ({ state: 'prompt' }))
    vi.stubGlobal('Deno', { permissions: { querySync } })
    expect(await printed()).toEqual([])
    expect(querySync).toHaveBeenCalledWith({ name: 'env', variable: 'TINTYPE_LOG' })
  })

  test.each([
    ['no process', undefined],
    ['a process without an environment', {}],
    [
      'an environment that cannot be read',
      {
        get env() {
          throw new Error('no access')
        },
      },
    ],
  ])('is not needed: there may be %s', async (_what, process) => {
    vi.stubGlobal('process', process)
    expect(await printed()).toEqual([])
  })
})

describe('onError', () => {
  test('is called once for a call that failed, with the error that is thrown', async () => {
    const errors: unknown[] = []
    const fetch = fakeFetch([{ broken: true }, { broken: true }, { body: 'not JSON' }])
    const onError = (error: unknown) => errors.push(error)
    const photos = createPhotosClient({ auth: 'token', fetch, clock: fakeClock(), onError, retries: 1 })
    const first = await photos.albums.get({ albumId: 'x' }).catch((error) => error)
    const second = await photos.albums.get({ albumId: 'x' }).catch((error) => error)
    expect(errors).toEqual([first, second])
    expect(errors[0]).toBe(first)
    expect([first.kind, second.kind]).toEqual(['network', 'unreadable'])
  })
})
