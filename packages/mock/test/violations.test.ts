import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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
  test('are stored with operation, place and reason until they are verified', async () => {
    await create({ album: { title: 'Iceland' }, color: 'blue' })
    expect(mock.violations).toMatchObject([
      {
        operation: 'albums.create',
        method: 'POST',
        url: '/v1/albums',
        message: expect.stringContaining('color'),
      },
    ])
    expect(() => mock.verify()).toThrow(/albums\.create.*color/s)
    expect(() => mock.verify()).not.toThrow()
  })

  test('name the place of a field', async () => {
    await create({ album: { title: 5 } })
    expect(mock.violations).toMatchObject([{ place: 'request.body.album.title' }])
  })

  test('include requests that match no operation', async () => {
    await fetch(`${mock.url}/v1/album`, { headers })
    expect(mock.violations).toMatchObject([{ method: 'GET', url: '/v1/album', place: 'request' }])
    expect(mock.violations[0]).not.toHaveProperty('operation')
  })

  test('exclude documented requests', async () => {
    await create({ album: { title: 'Iceland' } })
    expect(mock.violations).toEqual([])
  })
})

describe('planned responses', () => {
  const get = () => fetch(`${mock.url}/v1/albums/x`, { headers })

  test('are returned once each, in order, to their operation', async () => {
    mock.respond('albums.get', { status: 404 })
    mock.respond('albums.get', { example: 'EmptyAlbum' })
    expect((await create({ album: { title: 'Iceland' } })).status).toBe(200)
    expect((await get()).status).toBe(404)
    expect(await (await get()).json()).toMatchObject({ title: 'Harbor in winter' })
    expect(await (await get()).json()).toMatchObject({ title: 'Iceland, August' })
  })

  test('are discarded by reset', async () => {
    mock.respond('albums.get', { status: 404 })
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
    message: 'must not have color\nat all',
  }

  test('has the number and a list of violations', () => {
    expect(violationReport([violation])).toBe(
      '1 violation of the contract\n  ✗ albums.create (POST /v1/albums): request.body: must not have color\nat all',
    )
    expect(violationReport([violation, violation])).toMatch(/^2 violations/)
  })

  test('has colors for a terminal', () => {
    expect(violationReport([violation], { color: true })).toContain('\u001b[31m')
  })

  test('has one line per violation for GitHub Actions, with any message', () => {
    expect(violationReport([violation], { github: true })).toBe(
      '::error title=Contract of albums.create::albums.create (POST /v1/albums): request.body: must not have color%0Aat all',
    )
  })
})
