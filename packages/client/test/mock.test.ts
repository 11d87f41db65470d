import { loadDocument } from '@tintype/document'
import { type Mock, startMock } from '@tintype/mock'
import { type OperationId, operations } from '@tintype/types/operations'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPhotosClient } from '../src/index.ts'
import { exampleInput } from './support/exampleInput.ts'

const document = loadDocument()

let mock: Mock
beforeAll(async () => {
  mock = await startMock()
})
afterAll(() => mock.stop())

describe('every operation can be called as a method, and its request follows the document', () => {
  for (const id of Object.keys(operations) as OperationId[]) {
    test(id, async () => {
      const answers: Response[] = []
      const photos = createPhotosClient({
        auth: 'token',
        baseUrl: mock.url,
        fetch: async (request) => {
          const answer = await fetch(request)
          answers.push(answer.clone())
          return answer
        },
      })
      const [namespace = '', verb = ''] = id.split('.')
      const methods = photos as unknown as Record<
        string,
        Record<string, (input: unknown) => Promise<unknown>>
      >
      const result = await methods[namespace]?.[verb]?.(exampleInput(document, id))

      expect(answers).toHaveLength(1)
      expect(answers[0]?.headers.get('sl-violations')).toBeNull()
      expect(answers[0]?.status).toBe(200)
      const text = await answers[0]?.text()
      expect(result).toEqual(operations[id].answer === 'text/plain' ? text : JSON.parse(text ?? ''))
    })
  }
})

const optionalBody = document.operations.filter(
  ({ requestBody }) => requestBody?.content['application/json'] && !requestBody.required,
)

test('searching, sharing and unsharing need no body', () => {
  expect(optionalBody.map(({ id }) => id).sort()).toEqual([
    'albums.share',
    'albums.unshare',
    'mediaItems.search',
  ])
})

test.each(optionalBody)('$id can be called without a body', async ({ id }) => {
  const sent: { body: ReadableStream | null; violations: string | null }[] = []
  const photos = createPhotosClient({
    auth: 'token',
    baseUrl: mock.url,
    fetch: async (request) => {
      const answer = await fetch(request)
      sent.push({ body: request.body, violations: answer.headers.get('sl-violations') })
      return answer
    },
  })
  const call = {
    'albums.share': () => photos.albums.share({ albumId: 'iceland' }),
    'albums.unshare': () => photos.albums.unshare({ albumId: 'iceland' }),
    'mediaItems.search': () => photos.mediaItems.search(),
  }[id as string]
  expect(await call?.()).toBeTypeOf('object')
  expect(sent).toEqual([{ body: null, violations: null }])
  expect(mock.violations).toEqual([])
})

test('uploading a file in chunks and downloading its item sends requests to the mock only', async () => {
  const asked: string[] = []
  const photos = createPhotosClient({
    auth: 'token',
    baseUrl: mock.url,
    fetch: (request) => {
      asked.push(new URL(request.url).origin)
      return fetch(request)
    },
  })
  const [result] = await photos.upload([new File([new Uint8Array(20_000_000)], 'a.jpg')])
  expect(result).toMatchObject({ outcome: 'existing' })
  const item = await photos.mediaItems.get({ mediaItemId: 'x' })
  const { mimeType, body } = await photos.download(item)
  expect(mimeType).toBe('image/jpeg')
  expect((await new Response(body).arrayBuffer()).byteLength).toBeGreaterThan(100)
  expect(asked.length).toBeGreaterThan(5)
  expect(new Set(asked)).toEqual(new Set([mock.url]))
  expect(mock.violations).toEqual([])
})
