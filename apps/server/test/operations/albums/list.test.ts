import { expect, test } from 'vitest'
import { send, startTestServer } from '../../support/server.ts'

test('albums.list pages through every album once, newest first, and ends without a token', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const titles = ['one', 'two', 'three', 'four', 'five']
  for (const title of titles) await send(`${server.url}/v1/albums`, { token, body: { album: { title } } })

  const seen: string[] = []
  let pageToken = ''
  let pages = 0
  do {
    const { body } = await send(`${server.url}/v1/albums?pageSize=2&pageToken=${pageToken}`, { token })
    seen.push(...body.albums.map(({ title }: { title: string }) => title))
    pageToken = body.nextPageToken ?? ''
    pages++
  } while (pageToken !== '')
  expect(seen).toEqual([...titles].reverse())
  expect(pages).toBe(3)
})

test('albums.list returns an empty message for a library without albums', async () => {
  const server = await startTestServer()
  const token = await server.token()
  expect((await send(`${server.url}/v1/albums`, { token })).body).toEqual({})
})
