import { type OperationId, operations, scopes } from '@tintype/types/operations'
import { Discovery } from 'googleapis-common'
import { expect, test } from 'vitest'
import { send, startTestServer } from '../../support/server.ts'

const requests: Record<string, { params?: Record<string, unknown>; body?: object }> = {
  'albums.addEnrichment': {
    params: { albumId: 'x' },
    body: {
      newEnrichmentItem: { textEnrichment: { text: 'x' } },
      albumPosition: { position: 'FIRST_IN_ALBUM' },
    },
  },
  'albums.batchAddMediaItems': { params: { albumId: 'x' }, body: { mediaItemIds: ['x'] } },
  'albums.batchRemoveMediaItems': { params: { albumId: 'x' }, body: { mediaItemIds: ['x'] } },
  'albums.create': { body: { album: { title: 'Höfn' } } },
  'albums.get': { params: { albumId: 'x' } },
  'albums.list': { params: { pageSize: 5, excludeNonAppCreatedData: true } },
  'albums.patch': { params: { id: 'x', updateMask: 'title' }, body: { title: 'Höfn' } },
  'albums.share': { params: { albumId: 'x' }, body: {} },
  'albums.unshare': { params: { albumId: 'x' }, body: {} },
  'mediaItems.batchCreate': { body: { newMediaItems: [{ simpleMediaItem: { uploadToken: 'x' } }] } },
  'mediaItems.batchGet': { params: { mediaItemIds: ['x', 'y'] } },
  'mediaItems.get': { params: { mediaItemId: 'x' } },
  'mediaItems.list': { params: { pageSize: 5 } },
  'mediaItems.patch': { params: { id: 'x', updateMask: 'description' }, body: { description: 'x' } },
  'mediaItems.search': { body: { pageSize: 5 } },
  'sharedAlbums.get': { params: { shareToken: 'x' } },
  'sharedAlbums.join': { body: { shareToken: 'x' } },
  'sharedAlbums.leave': { body: { shareToken: 'x' } },
  'sharedAlbums.list': { params: { pageSize: 5 } },
}

type Method = (request: object) => Promise<{ status: number }>

const succeeded = (response?: { status: number }) => ({ status: response?.status, message: '' })
const failed = ({ status, message }: { status?: number; message: string }) => ({ status, message })

test("Google's own client for discovery documents can call every method", async () => {
  const server = await startTestServer()
  const token = await server.token()
  const creator = await new Discovery({}).discoverAPI(`${server.url}/$discovery/rest?version=v1`)
  const api = creator({}, GOOGLE) as unknown as Record<string, Record<string, Method>>
  const documented = Object.keys(operations).filter((id) => id !== 'uploads.create')
  const offered = Object.entries(api).flatMap(([resource, methods]) =>
    typeof methods === 'object' && resource in GROUPS
      ? Object.keys(methods).map((name) => `${resource}.${name}`)
      : [],
  )
  expect(offered.sort()).toEqual(documented.sort())
  for (const id of documented) {
    const [resource = '', name = ''] = id.split('.')
    const { params, body } = requests[id] ?? {}
    const call = (credentials: object) =>
      Promise.resolve(
        api[resource]?.[name]?.({ ...params, ...credentials, ...(body && { requestBody: body }) }),
      ).then(succeeded, failed)
    // Only the path of a method requires a token.
    expect({ id, ...(await call({})) }).toMatchObject({ id, status: 401 })
    const { message } = await call({ access_token: token })
    expect({ id, message }).toEqual({
      id,
      message: expect.not.stringMatching(/Unknown name|Invalid value|invalid argument/),
    })
  }
})

/** An argument that only generated APIs use. */
const GOOGLE = {} as Parameters<Awaited<ReturnType<Discovery['discoverAPI']>>>[1]

const GROUPS = { albums: true, mediaItems: true, sharedAlbums: true }

test('the discovery document is public, at both URLs, and has everything that clients read', async () => {
  const server = await startTestServer({ publicUrl: 'https://photos.example' })
  const { status, body } = await send(`${server.url}/$discovery/rest?version=v1`)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    kind: 'discovery#restDescription',
    id: 'photoslibrary:v1',
    rootUrl: 'https://photos.example/',
    baseUrl: 'https://photos.example/',
    servicePath: '',
    batchPath: 'batch',
  })
  expect(Object.keys(body.auth.oauth2.scopes)).toEqual([...scopes])
  expect(Object.keys(body.parameters)).toContain('$.xgafv')
  expect((await send(`${server.url}/discovery/v1/apis/photoslibrary/v1/rest`)).body).toEqual(body)
  expect((await send(`${server.url}/$discovery/rest?version=v2`)).status).toBe(404)
})

test('in the era since 2025-03-31 the discovery document has no removed methods or scopes', async () => {
  const server = await startTestServer({ era: '2025' })
  const { body } = await send(`${server.url}/$discovery/rest?version=v1`)
  const left = scopes.filter((scope) =>
    Object.values(operations).some((operation) =>
      (operation.scopes['2025'] as readonly string[]).includes(scope),
    ),
  )
  expect(left).toHaveLength(3)
  expect(Object.keys(body.auth.oauth2.scopes)).toEqual(left)
  const methods = Object.values<{ methods: Record<string, { id: string; scopes: string[] }> }>(
    body.resources,
  ).flatMap((resource) => Object.values(resource.methods))
  expect(methods.map(({ id }) => id.replace('photoslibrary.', '')).sort()).toEqual(
    Object.entries(operations)
      .flatMap(([id, { rpc, removed }]) => (rpc !== null && removed === null ? [id] : []))
      .sort(),
  )
  for (const { scopes } of methods)
    expect([scopes.length > 0, left]).toEqual([true, expect.arrayContaining(scopes)])
  expect(body.resources).not.toHaveProperty('sharedAlbums')
  expect(body.schemas).not.toHaveProperty('JoinSharedAlbumRequest')
  expect(body.schemas).toHaveProperty('Album')
})

test.each(Object.entries(operations).flatMap(([id, { removed }]) => (removed ? [id as OperationId] : [])))(
  'in that era %s is rejected like a request without the scope',
  async (id) => {
    const server = await startTestServer({ era: '2025' })
    const token = await server.token()
    const { method, path } = operations[id]
    const response = await send(server.url + path.replace(/\{\w+\}/, 'x'), { token, method })
    expect(response.status).toBe(403)
    expect(response.headers.get('www-authenticate')).toBe(
      'Bearer realm="https://accounts.google.com/", error="insufficient_scope"',
    )
  },
)

test('without a public URL, the URLs of the document have the host that the caller used', async () => {
  const server = await startTestServer()
  expect((await send(`${server.url}/$discovery/rest`)).body.baseUrl).toBe(`${server.url}/`)
})

test("methods and schemas have Google's format", async () => {
  const server = await startTestServer()
  const { body } = await send(`${server.url}/$discovery/rest?version=v1`)
  const { methods } = body.resources.albums
  expect(methods.list).toMatchObject({
    id: 'photoslibrary.albums.list',
    path: 'v1/albums',
    httpMethod: 'GET',
    parameters: {
      pageSize: { type: 'integer', format: 'int32', location: 'query' },
      excludeNonAppCreatedData: { type: 'boolean', location: 'query' },
    },
    response: { $ref: 'ListAlbumsResponse' },
  })
  expect(methods.patch).toMatchObject({
    path: 'v1/albums/{+id}',
    flatPath: 'v1/albums/{id}',
    parameters: {
      id: { location: 'path', required: true },
      updateMask: { format: 'google-fieldmask', location: 'query' },
    },
    parameterOrder: ['id'],
    request: { $ref: 'Album' },
  })
  expect(body.resources.mediaItems.methods.batchGet.parameters.mediaItemIds).toMatchObject({
    type: 'string',
    repeated: true,
  })
  const referenced = JSON.stringify(body).matchAll(/"\$ref":"(\w+)"/g)
  expect(Object.keys(body.schemas).sort()).toEqual(
    [...new Set([...referenced].map(([, name]) => name))].sort(),
  )
  expect(Object.keys(body.schemas).length).toBeGreaterThan(50)
  expect(body.schemas.Album.properties.mediaItemsCount).toMatchObject({ type: 'string', format: 'int64' })
  expect(body.schemas.MediaMetadata.properties.creationTime.format).toBe('google-datetime')
  expect(body.schemas.ContentFilter.properties.includedContentCategories.items.enum).toContain('PETS')
  expect(body.schemas.BatchGetMediaItemsResponse.properties.mediaItemResults.items).toMatchObject({
    $ref: 'MediaItemResult',
  })
  expect(body.schemas.JoinSharedAlbumRequest.properties.shareToken.annotations).toEqual({
    required: ['photoslibrary.sharedAlbums.join'],
  })
})

test('every reference resolves to a schema, and every schema has a description', async () => {
  const server = await startTestServer()
  const { body } = await send(`${server.url}/$discovery/rest?version=v1`)
  const references = [...JSON.stringify(body).matchAll(/"\$ref":"([^"]*)"/g)].map(([, name]) => name)
  expect(references.filter((name) => !(name && name in body.schemas))).toEqual([])
  for (const [id, schema] of Object.entries<Record<string, unknown>>(body.schemas)) {
    expect(schema).toMatchObject({ id, type: 'object', description: expect.stringMatching(/\S/) })
  }
})
