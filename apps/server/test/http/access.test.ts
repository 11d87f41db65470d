import { operations } from '@tintype/types/operations'
import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { SCOPES } from '../support/scopes.ts'
import { createItem, send, startTestServer, type TestAnswer, upload } from '../support/server.ts'

test('a missing, a wrong and an expired token are rejected with the 401 recorded from Google', async () => {
  const server = await startTestServer()
  const expired = await server.token({ expires: 60_000 })
  server.clock.now += 60_000
  const missing = await send(`${server.url}/v1/albums`)
  expect(missing).toMatchObject({ status: 401, body: { error: { status: 'UNAUTHENTICATED' } } })
  expect(missing.body.error.message).toMatch(/^Request is missing required authentication credential\./)
  for (const token of ['wrong', expired]) {
    const response = await send(`${server.url}/v1/albums`, { token })
    expect(response.status).toBe(401)
    expect(response.body.error.message).toMatch(/^Request had invalid authentication credentials\./)
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer realm=.*error="invalid_token"$/)
  }
})

test('a token may be a query parameter', async () => {
  const server = await startTestServer()
  const token = await server.token()
  expect((await send(`${server.url}/v1/albums?access_token=${token}`)).status).toBe(200)
})

test.each(['legacy', '2025'] as const)(
  'in the era %s each operation accepts exactly the scopes of the document',
  async (era) => {
    const server = await startTestServer({ era })
    for (const [id, { method, path, scopes }] of Object.entries(operations)) {
      for (const short of SCOPES) {
        const token = await server.token({ scopes: [short] })
        const url = `${server.url}${path.replace(/\{\w+\}/, 'x')}`
        const response = await send(url, { token, method, ...(method === 'GET' ? {} : { body: {} }) })
        const isSufficient = (scopes[era] as readonly string[]).includes(
          `https://www.googleapis.com/auth/${short}`,
        )
        const isRejected = id === 'uploads.create' ? response.status === 401 : isScopeError(response)
        expect({ id, short, isRejected }).toEqual({ id, short, isRejected: !isSufficient })
      }
    }
  },
)

const isScopeError = ({ status, body }: TestAnswer) =>
  status === 403 && body.error.message === 'Request had insufficient authentication scopes.'

test('since 2025 the six removed methods reject every token with 403', async () => {
  const server = await startTestServer({ era: '2025' })
  const token = await server.token()
  const removed = Object.values(operations).filter((operation) => operation.removed !== null)
  expect(removed).toHaveLength(6)
  for (const { method, path } of removed) {
    const url = `${server.url}${path.replace(/\{\w+\}/, 'x')}`
    const response = await send(url, { token, method, ...(method === 'GET' ? {} : { body: {} }) })
    expect(response).toMatchObject({ status: 403, body: { error: { status: 'PERMISSION_DENIED' } } })
  }
})

test('since 2025 an app reads only data that it created, even with scopes that once allowed more', async () => {
  const server = await startTestServer({ era: '2025' })
  const ours = await server.token({ client: 'ours' })
  const theirs = await server.token({ client: 'theirs' })
  const own = await createItem(server, ours, await makePhoto({ width: 20, height: 20, seed: 1 }))
  const other = await createItem(server, theirs, await makePhoto({ width: 20, height: 20, seed: 2 }))
  const { body } = await send(`${server.url}/v1/mediaItems`, { token: ours })
  expect(body.mediaItems.map(({ id }: { id: string }) => id)).toEqual([own.id])
  expect((await send(`${server.url}/v1/mediaItems/${other.id}`, { token: ours })).status).toBe(404)
})

test('the error for a missing scope lists the sufficient scopes and the method', async () => {
  const server = await startTestServer()
  const token = await server.token({ scopes: ['photoslibrary.appendonly'] })
  const { status, headers, body } = await send(`${server.url}/v1/albums`, { token })
  expect(status).toBe(403)
  expect(headers.get('www-authenticate')).toBe(
    `Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="${operations['albums.list'].scopes.legacy.join(' ')}"`,
  )
  expect(body.error.details).toEqual([
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
      domain: 'googleapis.com',
      metadata: {
        service: 'photoslibrary.googleapis.com',
        method: 'google.photos.library.v1.PhotosLibrary.ListAlbums',
      },
    },
  ])
})

test("the responses for another user's album and item equal those for ones that do not exist, byte for byte", async () => {
  const server = await startTestServer()
  const owner = await server.token()
  const stranger = await server.token({ user: 'stranger' })
  const { body: album } = await send(`${server.url}/v1/albums`, {
    token: owner,
    body: { album: { title: 'Mine' } },
  })
  const item = await createItem(server, owner, await makePhoto({ width: 20, height: 20 }), {
    albumId: album.id,
  })
  const nothing = 'A'.repeat(64)
  const pairs = [
    [`/v1/albums/${album.id}`, `/v1/albums/${nothing}`],
    [`/v1/mediaItems/${item.id}`, `/v1/mediaItems/${nothing}`],
    [`/v1/mediaItems:batchGet?mediaItemIds=${item.id}`, `/v1/mediaItems:batchGet?mediaItemIds=${nothing}`],
  ]
  for (const [there, notThere] of pairs) {
    const seen = await send(`${server.url}${there}`, { token: stranger })
    const missing = await send(`${server.url}${notThere}`, { token: stranger })
    expect([seen.status, seen.body]).toEqual([missing.status, missing.body])
  }
  const search = (albumId: string) =>
    send(`${server.url}/v1/mediaItems:search`, { token: stranger, body: { albumId } })
  expect((await search(album.id)).body).toEqual((await search(nothing)).body)
  expect((await send(`${server.url}/v1/mediaItems`, { token: stranger })).body).toEqual({})
  expect((await send(`${server.url}/v1/albums`, { token: stranger })).body).toEqual({})
})

test('a token for app-created data reads only data that its own client created', async () => {
  const server = await startTestServer()
  const ours = await server.token({ client: 'ours' })
  const reader = await server.token({ client: 'other', scopes: ['photoslibrary.readonly.appcreateddata'] })
  const writer = await server.token({ client: 'other', scopes: ['photoslibrary.appendonly'] })
  const theirs = await createItem(server, ours, await makePhoto({ width: 20, height: 20 }))
  const own = await createItem(server, writer, await makePhoto({ width: 21, height: 20 }))
  const { body } = await send(`${server.url}/v1/mediaItems`, { token: reader })
  expect(body.mediaItems.map(({ id }: { id: string }) => id)).toEqual([own.id])
  expect((await send(`${server.url}/v1/mediaItems/${theirs.id}`, { token: reader })).status).toBe(404)
})

test('an upload returns the same flat error for every insufficient token', async () => {
  const server = await startTestServer()
  const unscoped = await server.token({ scopes: ['photoslibrary.readonly'] })
  for (const token of ['wrong', unscoped]) {
    const response = await send(`${server.url}/v1/uploads`, { token, body: new Uint8Array([1]) })
    expect(response).toMatchObject({
      status: 401,
      body: { code: 16, message: 'Authentication session is not defined.' },
    })
  }
  const good = await server.token({ scopes: ['photoslibrary.appendonly'] })
  expect(await upload(server, good, Buffer.from('bytes'))).toMatch(/^\S+$/)
})
