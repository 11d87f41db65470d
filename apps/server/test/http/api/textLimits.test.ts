import { flatten, loadDocument, type Schema } from '@tintype/document'
import * as fieldLimits from '@tintype/types/fieldLimits'
import type { OperationId } from '@tintype/types/operations'
import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { ApiError } from '../../../src/domain/apiError.ts'
import { createRequestReaders } from '../../../src/http/api/validation.ts'
import { type Actor, actor } from '../../support/actor.ts'
import { send, startTestServer, type TestServer } from '../../support/server.ts'

const document = loadDocument<OperationId>()
const readers = createRequestReaders(document)

/** A text in a request, with the path to it; `0` is the first element of a list. */
interface Text {
  path: string[]
  maxLength: number
  schema: Schema
}

function textsOf(schema: Schema, path: string[] = []): Text[] {
  const flat = flatten(document, schema)
  if (flat.type === 'object') {
    return Object.entries(flat.properties ?? {}).flatMap(([name, part]) => textsOf(part, [...path, name]))
  }
  if (flat.type === 'array') return textsOf(flat.items ?? {}, [...path, '0'])
  const isFree = flat.type === 'string' && flat.enum === undefined
  return isFree ? [{ path, maxLength: Number(flat.maxLength), schema: flat }] : []
}

/** A value of a schema with its required properties, and with a text at a path. */
function valueWith(schema: Schema, path: readonly string[] | undefined, text: string): unknown {
  const { type, properties = {}, items = {}, required = [], minProperties } = flatten(document, schema)
  const [step, ...further] = path ?? []
  if (type === 'array') return [valueWith(items, path && further, text)]
  if (type !== 'object') return path === undefined ? 'x' : text
  const names = new Set([...required, ...(step === undefined ? [] : [step])])
  const [first] = Object.keys(properties)
  if (names.size === 0 && minProperties && first) names.add(first)
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      valueWith(properties[name] ?? {}, name === step ? further : undefined, text),
    ]),
  )
}

const inSnakeCase = (path: readonly string[]) =>
  path
    .map((step) => (step === '0' ? '[0]' : `.${step.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}`))
    .join('')
    .slice(1)

function errorOf(read: () => unknown): ApiError | undefined {
  try {
    read()
    return undefined
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
}

const bodyTexts = document.operations.flatMap((operation) => {
  const schema = operation.requestBody?.content['application/json']?.schema
  return schema === undefined ? [] : textsOf(schema).map((text) => ({ id: operation.id, schema, text }))
})

test.each(bodyTexts)('$id: one character too many in $text.path is rejected', ({ id, schema, text }) => {
  const { path, maxLength } = text
  const long = JSON.stringify(valueWith(schema, path, '🖼'.repeat(maxLength + 1)))
  const error = errorOf(() => readers.get(id)?.body(long))
  expect(error?.httpStatus).toBe(400)
  // An id that is too long is rejected with the recorded error for an invalid id.
  if ((text.schema['x-violations'] as { maxLength?: string } | undefined)?.maxLength) return
  const description = `The text has ${maxLength + 1} characters; at most ${maxLength} are allowed.`
  expect(error?.details).toMatchObject([{ fieldViolations: [{ field: inSnakeCase(path), description }] }])
})

const parameters = document.operations.flatMap(({ id, parameters }) =>
  parameters
    .filter(({ schema }) => schema.type === 'string' && !schema.enum && !schema['x-truncated'])
    .map((parameter) => ({ id, parameter })),
)

test.each(parameters)('$id: one character too many in $parameter.name is rejected', ({ id, parameter }) => {
  const { name, schema } = parameter
  const reader = readers.get(id)
  const long = { [name]: 'x'.repeat(Number(schema.maxLength) + 1) }
  const required = { updateMask: 'title', mediaItemIds: ['x'] }
  const own = document.operations.find((operation) => operation.id === id)?.parameters ?? []
  const given = Object.fromEntries(
    Object.entries(required).filter(([each]) => own.some((parameter) => parameter.name === each)),
  )
  const error = errorOf(() => {
    if (parameter.in === 'path') return reader?.path(long)
    return parameter.in === 'header' ? reader?.headers(long) : reader?.query({ ...given, ...long })
  })
  expect(error?.httpStatus).toBe(schema['x-violations']?.maxLength === 'EntityNotFound' ? 404 : 400)
})

test('a text and a place name may have 1,000 characters, but not 1,001', async () => {
  const owner = await actor(await startTestServer())
  const albumId = await owner.album()
  const albumPosition = { position: 'LAST_IN_ALBUM' }
  const add = (newEnrichmentItem: object) => ({ albumId, body: { newEnrichmentItem, albumPosition } })
  const enrichments = (length: number) => [
    { textEnrichment: { text: '🖼'.repeat(length) } },
    { locationEnrichment: { location: { locationName: '🖼'.repeat(length) } } },
    { mapEnrichment: { origin: { locationName: 'x' }, destination: { locationName: '<'.repeat(length) } } },
  ]
  for (const enrichment of enrichments(fieldLimits.TextEnrichment.text)) {
    await owner.ok('albums.addEnrichment', add(enrichment))
  }
  for (const enrichment of enrichments(fieldLimits.TextEnrichment.text + 1)) {
    const { body } = await owner.call('albums.addEnrichment', add(enrichment))
    expect(body.error).toMatchObject({
      code: 400,
      message: 'Request contains an invalid argument.',
      details: [{ fieldViolations: [{ description: expect.stringContaining('at most 1000 are allowed.') }] }],
    })
  }
})

test('a body that is too large is rejected with the limit', async () => {
  const server = await startTestServer()
  const { body } = await send(`${server.url}/v1/albums`, {
    token: await server.token(),
    body: { album: { title: 'x'.repeat(70_000) } },
  })
  expect(body.error).toMatchObject({
    code: 400,
    details: [
      {
        fieldViolations: [
          { description: 'A JSON body may have at most 65536 bytes here. Send less in one request.' },
        ],
      },
    ],
  })
})

test('a mask in a header has the same limit as a mask in the query', async () => {
  const server = await startTestServer()
  const response = await send(`${server.url}/v1/albums`, {
    token: await server.token(),
    method: 'GET',
    headers: { 'x-goog-fieldmask': `albums(${'id,'.repeat(1400)}id)` },
  })
  expect(response.body.error.details[0].fieldViolations).toEqual([
    { field: 'fields', description: 'At most 4096 characters are allowed.' },
  ])
})

async function uploader(): Promise<{ server: TestServer; owner: Actor; photo: Buffer }> {
  const server = await startTestServer()
  return { server, owner: await actor(server), photo: await makePhoto({ width: 16, height: 16 }) }
}

/** Creates an item from an upload, with the name of the upload. */
async function itemOf({ owner }: { owner: Actor }, uploadToken: string) {
  const body = { newMediaItems: [{ simpleMediaItem: { uploadToken } }] }
  const { newMediaItemResults } = await owner.ok('mediaItems.batchCreate', { body })
  return newMediaItemResults[0].mediaItem
}

const LONG_NAME = `${'x'.repeat(9000)}.jpg`
const CUT_NAME = `${'x'.repeat(251)}.jpg`

test('a file name that is too long, in an upload header or in the query, is truncated before its extension', async () => {
  const scene = await uploader()
  const { server, owner, photo } = scene
  const header = await send(`${server.url}/v1/uploads`, {
    token: owner.token,
    body: photo,
    headers: { 'x-goog-upload-file-name': LONG_NAME },
  })
  expect(await itemOf(scene, header.body)).toMatchObject({ filename: CUT_NAME })

  const another = await makePhoto({ width: 17, height: 16 })
  const query = await send(`${server.url}/v1/uploads?X-Goog-Upload-File-Name=${LONG_NAME}`, {
    token: owner.token,
    body: another,
  })
  expect(await itemOf(scene, query.body)).toMatchObject({ filename: CUT_NAME })

  await send(`${server.url}/v1/uploads`, {
    token: owner.token,
    method: 'POST',
    headers: {
      'x-goog-upload-protocol': 'resumable',
      'x-goog-upload-command': 'start',
      'x-goog-upload-file-name': LONG_NAME,
    },
  })
  const { filename } = await server.app.services.catalog.db
    .selectFrom('upload_session')
    .select('filename')
    .executeTakeFirstOrThrow()
  expect(filename).toBe(CUT_NAME)
})

test('an item with the longest name of four-byte characters can be downloaded', async () => {
  const { server, owner, photo } = await uploader()
  const name = `${'写'.repeat(300)}.jpg`
  const uploaded = await send(`${server.url}/v1/uploads`, {
    token: owner.token,
    body: photo,
    headers: { 'x-goog-upload-file-name': Buffer.from(name).toString('latin1') },
  })
  const item = await itemOf({ owner }, uploaded.body)
  expect(item.filename).toBe(`${'写'.repeat(251)}.jpg`)
  const response = await fetch(`${item.baseUrl}=d`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-disposition')?.length).toBeLessThan(3000)
})

test('longer names stored by version 0.1 are truncated in responses', async () => {
  const { server, owner, photo } = await uploader()
  const { body } = await send(`${server.url}/v1/uploads`, { token: owner.token, body: photo })
  const item = await itemOf({ owner }, body)
  const { catalog } = server.app.services
  await catalog.db.updateTable('media').set({ filename: LONG_NAME }).execute()
  expect(await owner.ok('mediaItems.get', { mediaItemId: item.id })).toMatchObject({ filename: CUT_NAME })
  expect((await owner.ok('mediaItems.list')).mediaItems).toMatchObject([{ filename: CUT_NAME }])
  expect((await (await fetch(item.productUrl)).text()).length).toBeLessThan(20_000)
})

test('other upload headers that are too long are rejected with their names', async () => {
  const { server, owner, photo } = await uploader()
  for (const name of ['X-Goog-Hash', 'X-Goog-Upload-Content-Type']) {
    const headers = { [name]: 'x'.repeat(300) }
    const response = await send(`${server.url}/v1/uploads`, { token: owner.token, body: photo, headers })
    expect(response).toMatchObject({
      status: 400,
      body: { code: 3, details: [{ fieldViolations: [{ field: name }] }] },
    })
  }
})

test('a page of a hundred items with the longest texts is smaller than two megabytes', async () => {
  const server = await startTestServer()
  const owner = await actor(server)
  await owner.photo()
  const { catalog } = server.app.services
  // Characters that take six bytes each in JSON.
  const words = {
    description: '\x01'.repeat(fieldLimits.MediaItem.description),
    filename: '\x01'.repeat(fieldLimits.MediaItem.filename),
    camera_make: '\x01'.repeat(fieldLimits.Photo.cameraMake),
    camera_model: '\x01'.repeat(fieldLimits.Photo.cameraModel),
  }
  const { id: _, ...row } = await catalog.db.selectFrom('media').selectAll().executeTakeFirstOrThrow()
  const rows = Array.from({ length: 100 }, (_, number) => ({
    ...row,
    ...words,
    sha256: Buffer.alloc(32, number),
  }))
  await catalog.db.deleteFrom('media').execute()
  await catalog.db
    .insertInto('blob')
    .values(rows.map(({ sha256 }) => ({ sha256, bytes: 1, added_at: 0, facts: null })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await catalog.db.insertInto('media').values(rows).execute()
  const response = await fetch(`${server.url}/v1/mediaItems?pageSize=100`, {
    headers: { authorization: `Bearer ${owner.token}` },
  })
  const text = await response.text()
  expect(JSON.parse(text).mediaItems).toHaveLength(100)
  expect(text.length).toBeLessThan(2_000_000)
  expect(text.length).toBeGreaterThan(900_000)
})
