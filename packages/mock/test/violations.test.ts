import { afterEach, beforeEach, describe, expect, expectTypeOf, test } from 'vitest'
import { type Mock, startMock, type Violation, violationReport } from '../src/index.ts'

let mock: Mock
beforeEach(async () => {
  mock = await startMock()
})
afterEach(() => mock.stop())

const headers = { authorization: 'Bearer token', 'content-type': 'application/json' }
const create = (body: unknown) =>
  fetch(`${mock.url}/v1/albums`, { method: 'POST', headers, body: JSON.stringify(body) })

describe('violations', () => {
  test('are remembered with operation, place and reason, until they are verified', async () => {
    await create({ album: { title: 'Iceland' }, colour: 'blue' })
    expect(mock.violations).toMatchObject([
      {
        operation: 'albums.create',
        method: 'POST',
        url: '/v1/albums',
        message: expect.stringContaining('colour'),
      },
    ])
    expect(() => mock.verify()).toThrow(/albums\.create.*colour/s)
    expect(() => mock.verify()).not.toThrow()
  })

  test('of a field name the place of it', async () => {
    await create({ album: { title: 5 } })
    expect(mock.violations).toMatchObject([{ place: 'request.body.album.title' }])
  })

  test('are there when the document has no such operation', async () => {
    await fetch(`${mock.url}/v1/album`, { headers })
    expect(mock.violations).toMatchObject([{ method: 'GET', url: '/v1/album', place: 'request' }])
    expect(mock.violations[0]).not.toHaveProperty('operation')
  })

  test('are none when everything is as documented', async () => {
    await create({ album: { title: 'Iceland' } })
    expect(mock.violations).toEqual([])
  })
})

describe('answers', () => {
  const get = () => fetch(`${mock.url}/v1/albums/x`, { headers })

  test('that are asked for are given once each, in order, to the operation that is meant', async () => {
    mock.answer('albums.get', { code: 404 })
    mock.answer('albums.get', { code: 200, example: 'EmptyAlbum' })
    expect((await create({ album: { title: 'Iceland' } })).status).toBe(200)
    expect((await get()).status).toBe(404)
    expect(await (await get()).json()).toMatchObject({ title: 'Harbor in winter' })
    expect(await (await get()).json()).toMatchObject({ title: 'Iceland, August' })
  })

  test('that the document does not have cannot be asked for', () => {
    expectTypeOf(mock.answer<'albums.get'>)
      .parameter(1)
      .toHaveProperty('code')
      .toEqualTypeOf<200 | 400 | 401 | 403 | 404 | 429 | 500 | 503 | undefined>()
    // @ts-expect-error: albums.get never answers 409.
    expect(() => mock.answer('albums.get', { code: 409 })).toThrow('There are: 200, 400, 401')
    expect(() => mock.answer('albums.get', { code: 200, example: 'x' })).toThrow('IcelandAlbum')
  })

  test('that were asked for are forgotten with the rest', async () => {
    mock.answer('albums.get', { code: 404 })
    mock.reset()
    expect((await get()).status).toBe(200)
  })
})

describe('the report', () => {
  const violation: Violation = {
    operation: 'albums.create',
    method: 'POST',
    url: '/v1/albums',
    place: 'request.body',
    message: 'must not have colour\nat all',
  }

  test('counts and lists', () => {
    expect(violationReport([violation])).toBe(
      '1 violation of the contract\n  ✗ albums.create (POST /v1/albums): request.body: must not have colour\nat all',
    )
    expect(violationReport([violation, violation])).toMatch(/^2 violations/)
  })

  test('has colours for a terminal', () => {
    expect(violationReport([violation], { color: true })).toContain('\u001b[31m')
  })

  test('is a line each for GitHub Actions, whatever the message', () => {
    expect(violationReport([violation], { github: true })).toBe(
      '::error title=Contract of albums.create::albums.create (POST /v1/albums): request.body: must not have colour%0Aat all',
    )
  })
})
