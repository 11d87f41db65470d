import { makePhoto } from 'tintype-test-support/photos'
import { beforeEach, describe, expect, test } from 'vitest'
import { requestedRange } from '../../../src/http/files/range.ts'
import { createItem, startTestServer, type TestServer } from '../../support/server.ts'

// RFC 9110, 14: every form of a Range header, for a representation of 1000 bytes.

const LENGTH = 1000

describe('a satisfiable range', () => {
  test.each([
    ['bytes=0-0', 0, 0],
    ['bytes=0-499', 0, 499],
    ['bytes=500-999', 500, 999],
    ['bytes=999-999', 999, 999],
    // Without an end, and with an end after the last byte (14.1.2).
    ['bytes=0-', 0, 999],
    ['bytes=999-', 999, 999],
    ['bytes=500-1000', 500, 999],
    ['bytes=0-99999999999999999999999', 0, 999],
    // Suffixes; one longer than the representation means all of it (14.1.2).
    ['bytes=-1', 999, 999],
    ['bytes=-500', 500, 999],
    ['bytes=-1000', 0, 999],
    ['bytes=-1001', 0, 999],
    ['bytes=-99999999999999999999999', 0, 999],
    // Units in any case (14.1), leading zeros, spaces, and empty elements of a list (5.6.1).
    ['Bytes=0-9', 0, 9],
    ['BYTES=0-9', 0, 9],
    ['bytes=00-009', 0, 9],
    ['bytes= 0-9 ', 0, 9],
    ['bytes=,0-9, ,', 0, 9],
    // Several ranges, one of them satisfiable.
    ['bytes=0-9,1000-', 0, 9],
    ['bytes=2000-3000, -5', 995, 999],
    ['bytes=-0,10-19', 10, 19],
  ])('%s', (header, start, end) => {
    expect(requestedRange(header, LENGTH)).toEqual({ start, end })
  })
})

describe('unsatisfiable ranges', () => {
  test.each([
    'bytes=1000-',
    'bytes=1000-1000',
    'bytes=99999999999999999999999-',
    'bytes=-0',
    'bytes=1000-,2000-2001',
  ])('%s', (header) => {
    expect(requestedRange(header, LENGTH)).toBe('unsatisfiable')
  })
})

describe('headers that are ignored, so that the response has the whole file', () => {
  test.each([
    // Several ranges: the response may have the whole file (14.2).
    'bytes=0-1,5-6',
    'bytes=0-,0-',
    // An end before the start makes the whole set invalid (14.1.1).
    'bytes=2-1',
    'bytes=0-9,2-1',
    // Unknown units must be ignored (14.2).
    'lines=1-2',
    'none=0-1',
    'bytes',
    'bytes 0-1',
    // Malformed units and sets.
    '',
    '=0-1',
    'bytes=',
    'bytes=,',
    'bytes=-',
    'bytes=--1',
    'bytes=a-b',
    'bytes=0-b',
    'bytes=1',
    'bytes=0x0-0x9',
    'bytes=1.5-2',
    'bytes=+0-1',
    'bytes=0 - 1',
    'bytes =0-1',
    'bytes=0-1;2-3',
    'bytes=0-1-2',
    'nonsense',
  ])('%j', (header) => {
    expect(requestedRange(header, LENGTH)).toBeUndefined()
  })
})

describe('of a file', () => {
  let server: TestServer
  let bytes: Uint8Array
  let url: string
  let etag: string
  beforeEach(async () => {
    server = await startTestServer()
    bytes = await makePhoto({ width: 300, height: 200 })
    const item = await createItem(server, await server.token(), bytes)
    url = `${item.baseUrl}=d`
    etag = (await fetch(url)).headers.get('etag') ?? ''
  })
  const ask = async (headers: Record<string, string>, method = 'GET') => {
    const response = await fetch(url, { method, headers })
    const body = Buffer.from(await response.arrayBuffer())
    const header = (name: string) => response.headers.get(name)
    return { status: response.status, body, range: header('content-range'), length: header('content-length') }
  }

  test('a suffix longer than the file returns 206 with the whole file', async () => {
    const { status, body, range } = await ask({ range: 'bytes=-999999999' })
    expect([status, range]).toEqual([206, `bytes 0-${bytes.length - 1}/${bytes.length}`])
    expect(body.equals(bytes)).toBe(true)
  })

  test('a satisfiable range returns 206, an unsatisfiable one returns 416 with the length', async () => {
    const part = await ask({ range: 'bytes=10-19' })
    expect(part).toMatchObject({ status: 206, range: `bytes 10-19/${bytes.length}`, length: '10' })
    expect(part.body.equals(bytes.subarray(10, 20))).toBe(true)
    const none = await ask({ range: `bytes=${bytes.length}-` })
    expect(none).toMatchObject({ status: 416, range: `bytes */${bytes.length}` })
  })

  test.each(['bytes=0-1', 'bytes=-5', 'bytes=999999999-'])('HEAD ignores ranges: %s', async (range) => {
    expect(await ask({ range }, 'HEAD')).toMatchObject({
      status: 200,
      range: null,
      length: String(bytes.length),
    })
  })

  test.each([
    ['the strong validator', () => etag, 206],
    ['another validator', () => '"another"', 200],
    ['the validator marked as weak', () => `W/${etag}`, 200],
    ['the validator without quotes', () => etag.replaceAll('"', ''), 200],
    ['a list, which is not a validator', () => `"another", ${etag}`, 200],
    ['a date', () => 'Wed, 21 Oct 2015 07:28:00 GMT', 200],
    ['nonsense', () => '*', 200],
  ])('If-Range with %s', async (_what, value, status) => {
    expect(await ask({ range: 'bytes=0-1', 'if-range': value() })).toMatchObject({
      status,
      length: String(status === 206 ? 2 : bytes.length),
    })
  })

  test('an If-Range that does not match returns the whole file, even for an unsatisfiable range', async () => {
    expect(await ask({ range: 'bytes=999999999-', 'if-range': '"another"' })).toMatchObject({ status: 200 })
  })

  test('If-None-Match takes precedence over the range', async () => {
    expect(await ask({ range: 'bytes=0-1', 'if-none-match': etag })).toMatchObject({ status: 304 })
  })
})
