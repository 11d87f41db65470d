import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { createItem, send, startTestServer } from '../../support/server.ts'

test('requests of a client are counted per day, including uploads but not media bytes', async () => {
  const server = await startTestServer({ quota: { requestsPerDay: 3 } })
  const token = await server.token()
  const other = await server.token({ client: 'other' })
  const item = await createItem(server, token, await makePhoto({ width: 20, height: 20 }))
  for (let fetched = 0; fetched < 5; fetched++) expect((await fetch(`${item.baseUrl}=w10`)).status).toBe(200)
  const list = (as: string) => send(`${server.url}/v1/mediaItems`, { token: as })
  expect((await list(token)).status).toBe(200)

  const { status, body } = await list(token)
  const project = /project_number:(\d+)/.exec(body.error.message)?.[1]
  expect([status, body.error.status]).toEqual([429, 'RESOURCE_EXHAUSTED'])
  expect(body.error.message).toBe(
    `Quota exceeded for quota metric 'All requests' and limit 'All requests per day' of service 'photoslibrary.googleapis.com' for consumer 'project_number:${project}'.`,
  )
  expect(body.error.details).toMatchObject([
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'RATE_LIMIT_EXCEEDED',
      domain: 'googleapis.com',
      metadata: {
        service: 'photoslibrary.googleapis.com',
        consumer: `projects/${project}`,
        quota_metric: 'photoslibrary.googleapis.com/all_requests',
        quota_limit: 'ApiCallsPerProjectPerDay',
        quota_limit_value: '3',
      },
    },
    { '@type': 'type.googleapis.com/google.rpc.Help', links: [{ url: expect.stringMatching(/^https:/) }] },
  ])
  const upload = await send(`${server.url}/v1/uploads`, { token, body: 'bytes' })
  expect(upload).toMatchObject({ status: 429, body: { code: 8, message: body.error.message } })

  expect((await list(other)).status).toBe(200)
  server.clock.now += 24 * 3600 * 1000
  const nextDay = await server.token()
  expect((await list(nextDay)).status).toBe(200)
})

test('writes of a user are counted per minute; reads and searches are not writes', async () => {
  const server = await startTestServer({ quota: { writesPerMinute: 2 } })
  const token = await server.token()
  const sameUser = await server.token({ client: 'other' })
  const otherUser = await server.token({ user: 'other' })
  const create = (as: string) =>
    send(`${server.url}/v1/albums`, { token: as, body: { album: { title: 'Höfn' } } })
  for (let reads = 0; reads < 5; reads++) {
    expect((await send(`${server.url}/v1/albums`, { token })).status).toBe(200)
    expect((await send(`${server.url}/v1/mediaItems:search`, { token, body: {} })).status).toBe(200)
  }
  expect([(await create(token)).status, (await create(sameUser)).status]).toEqual([200, 200])
  const { status, body } = await create(token)
  expect(status).toBe(429)
  expect(body.error.message).toMatch(
    /^Quota exceeded for quota metric 'Write requests' and limit 'Write requests per minute per user'/,
  )
  expect(body.error.details[0].metadata).toMatchObject({
    quota_limit: 'WritesPerMinutePerUser',
    quota_limit_value: '2',
  })
  expect((await create(otherUser)).status).toBe(200)
  server.clock.now += 60_000
  expect((await create(token)).status).toBe(200)
})

test('without a quota, requests are not limited', async () => {
  const server = await startTestServer()
  const token = await server.token()
  for (let calls = 0; calls < 50; calls++) {
    expect((await send(`${server.url}/v1/albums`, { token, body: { album: { title: 'x' } } })).status).toBe(
      200,
    )
  }
})
