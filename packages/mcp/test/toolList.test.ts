import { loadDocument } from '@tintype/document'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentedField, firstSentence } from '../src/documentedField.ts'
import { editionOf } from '../src/editions.ts'
import { type Connection, connect, connectAs } from './support/connect.ts'

/** A model reads the whole list before it does anything. */
const MAX_LIST_BYTES = 8_000

let full: Connection
let google: Connection
let reader: Connection
beforeAll(async () => {
  const env = { TINTYPE_TOKEN: 'token', TINTYPE_BASE_URL: 'http://127.0.0.1:9' }
  const [a, b, c] = [connect(env), connect({ TINTYPE_TOKEN: 'token' }), connect(env, '--read-only')]
  ;[full, google, reader] = await Promise.all([a, b, c])
})
afterAll(() => Promise.all([full, google, reader].map((each) => each.close())))

const listOf = async ({ client }: Connection) => (await client.listTools()).tools

test('the list of tools has less than 8 kB, and is the recorded one', async () => {
  const tools = await listOf(full)
  expect(JSON.stringify(tools).length).toBeLessThan(MAX_LIST_BYTES)
  await expect(`${JSON.stringify(tools, undefined, 2)}\n`).toMatchFileSnapshot('golden/tools.json')
})

test('clients of the protocol of 2025 and of 2026 get the same tools', async () => {
  const env = { TINTYPE_TOKEN: 'token', TINTYPE_BASE_URL: 'http://127.0.0.1:9' }
  const older = await connectAs({ versionNegotiation: { mode: 'legacy' } }, env)
  const versions = [older, full].map(({ client }) => client.getNegotiatedProtocolVersion())
  expect(versions).toEqual(['2025-11-25', '2026-07-28'])
  expect(await listOf(older)).toEqual(await listOf(full))
  await older.close()
})

test('Google’s API is offered without what it removed on 2025-03-31', async () => {
  const tools = await listOf(google)
  expect(tools.map(({ name }) => name)).not.toContain('share_album')
  const albums = tools.find(({ name }) => name === 'find_albums')
  expect(Object.keys(albums?.inputSchema.properties ?? {})).toEqual(['pageToken'])
  const removed = loadDocument().operations.filter((each) => each['x-removed'])
  expect(removed.length).toBeGreaterThan(0)
  for (const { id } of removed) expect(JSON.stringify(tools)).not.toContain(`(${id})`)
})

test('--read-only offers only tools that change nothing', async () => {
  const names = (await listOf(reader)).map(({ name }) => name)
  expect(names).toEqual(['find_photos', 'show_photo', 'find_albums'])
  await expect(reader.call('create_album', { title: 'Iceland' })).rejects.toThrow('create_album')
})

test('only Google’s own host has the edition of 2025', () => {
  expect(editionOf(undefined)).toBe('2025')
  expect(editionOf('https://photoslibrary.googleapis.com')).toBe('2025')
  expect(editionOf('http://localhost:8080')).toBe('full')
})

describe('schemas come from the document', () => {
  test('a field has the limits, the values and the first sentence of the document', () => {
    const { title } = loadDocument().json.components.schemas.Album?.properties ?? {}
    expect(documentedField('Album.title')).toMatchObject({ type: 'string', maxLength: title?.maxLength })
    const { items } = documentedField('ContentFilter.includedContentCategories')
    expect(items).toEqual({
      type: 'string',
      enum: loadDocument().json.components.schemas.ContentCategory?.enum,
    })
  })

  test('a field that the document does not have is an error', () => {
    expect(() => documentedField('Album.size')).toThrow('The document has no field Album.size.')
  })

  test('a sentence does not end within a name', () => {
    expect(firstSentence('See `albums.list` first. Then more.')).toBe('See albums.list first.')
  })
})
