import { loadDocument } from '@tintype/document'
import type { MediaItem } from '@tintype/types'
import { expect, test } from 'vitest'
import { type Server, type ServerOptions, startServer } from '../src/testing.ts'
import { send } from './support/server.ts'

async function using<T>(options: ServerOptions, use: (server: Server) => Promise<T>): Promise<T> {
  const server = await startServer({ memory: true, ...options })
  try {
    return await use(server)
  } finally {
    await server.stop()
  }
}

test('each server has its own data', async () => {
  await using({}, (one) =>
    using({}, async (other) => {
      const token = await one.token()
      await send(`${one.url}/v1/albums`, { token, body: { album: { title: 'Mine' } } })
      expect((await send(`${one.url}/v1/albums`, { token })).body.albums).toHaveLength(1)
      expect((await send(`${other.url}/v1/albums`, { token })).status).toBe(401)
      expect((await send(`${other.url}/v1/albums`, { token: await other.token() })).body).toEqual({})
    }),
  )
})

test('clock, era and faults are parameters', async () => {
  let now = Date.UTC(2026, 0, 1)
  await using({ clock: () => now, era: '2025', faults: true }, async (server) => {
    const token = await server.token({ expires: 1000 })
    const list = (headers = {}) => send(`${server.url}/v1/albums`, { token, headers })
    expect((await list({ 'x-tintype-fault': 'status=503' })).status).toBe(503)
    expect((await send(`${server.url}/v1/sharedAlbums`, { token })).status).toBe(403)
    now += 1001
    expect((await list()).status).toBe(401)
    await expect(server.token({ scopes: ['everything'] })).rejects.toThrow('There is no scope everything.')
  })
})

test("the demo's library matches the document's examples", async () => {
  const { operations, resolve } = loadDocument()
  const list = operations.find(({ id }) => id === 'mediaItems.list')
  const example = list?.responses[200]?.content?.['application/json']?.examples?.LibraryLastPage
  const { mediaItems: told } = resolve(example ?? { value: {} }).value as { mediaItems: MediaItem[] }
  await using({ seed: 'demo' }, async (server) => {
    const token = await server.token()
    const { body } = await send(`${server.url}/v1/mediaItems`, { token })
    const facts = ({ description, mimeType, mediaMetadata, filename }: MediaItem) => {
      // Nothing on npm writes a large HEIC.
      const { width, height, ...rest } = mediaMetadata ?? {}
      const size = mimeType === 'image/heic' ? {} : { width, height }
      return { description, mimeType, filename, mediaMetadata: { ...rest, ...size } }
    }
    expect(body.mediaItems.map(facts)).toEqual(told.map(facts))
    const { body: albums } = await send(`${server.url}/v1/albums`, { token })
    expect(albums.albums.map(({ title }: { title: string }) => title).sort()).toEqual([
      'Harbor in winter',
      'Iceland, August',
    ])
    for (const { baseUrl, filename } of body.mediaItems) {
      expect([filename, (await fetch(`${baseUrl}=w64-h64`)).status]).toEqual([filename, 200])
    }
    expect(server.undocumented).toEqual([])
  })
})
