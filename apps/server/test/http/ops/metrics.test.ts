import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { operations } from '@tintype/types/operations'
import { expect, onTestFinished, test } from 'vitest'
import { createMetricsServer } from '../../../src/http/ops/metrics.ts'
import { createMetrics } from '../../../src/http/ops/metricsRegistry.ts'
import { plainJpeg } from '../../../src/testing/plainJpeg.ts'
import { send } from '../../support/send.ts'
import { createItem, startTestServer, upload } from '../../support/server.ts'

/** A server with metrics, and a function that reads their values by name and labels. */
async function startMeasured() {
  const metrics = createMetrics()
  const server = await startTestServer({ metrics })
  const listening = createMetricsServer(metrics, server.app.connections).listen(0, '127.0.0.1')
  await once(listening, 'listening')
  onTestFinished(() => void listening.close())
  const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
  const read = async () => (await fetch(`${url}/metrics`)).text()
  const value = async (name: string) => {
    const line = (await read()).split('\n').find((each) => each.startsWith(`${name} `))
    return line === undefined ? undefined : Number(line.slice(name.length))
  }
  return { server, url, read, value }
}

test('a call is counted by operation and status, and its duration by operation', async () => {
  const { server, value } = await startMeasured()
  const token = await server.token()
  await send(`${server.url}/v1/albums`, { token })
  await send(`${server.url}/v1/albums`, { token })
  await send(`${server.url}/v1/albums`, { token: 'none' })
  await expect.poll(() => value('tintype_requests_total{operation="albums.list",status="200"}')).toBe(2)
  await expect.poll(() => value('tintype_requests_total{operation="albums.list",status="401"}')).toBe(1)
  await expect.poll(() => value('tintype_request_seconds_count{operation="albums.list"}')).toBe(3)
})

test('bytes are counted as they are received and sent', async () => {
  const { server, value } = await startMeasured()
  const token = await server.token()
  const bytes = await plainJpeg(64, 48, 'red', {})
  await upload(server, token, bytes)
  expect(await value('tintype_upload_bytes_total')).toBe(bytes.length)
  const { baseUrl } = await createItem(server, token, bytes)
  const before = (await value('tintype_media_bytes_total')) ?? 0
  await (await fetch(`${baseUrl}=d`)).arrayBuffer()
  await expect
    .poll(async () => (await value('tintype_media_bytes_total')) ?? 0)
    .toBeGreaterThanOrEqual(before + bytes.length)
  expect(await value('tintype_media_tasks{queue="rendering",state="waiting"}')).toBe(0)
})

test('labels have only the operations of the document and a few other values, for any request', async () => {
  const { server, read } = await startMeasured()
  const token = await server.token()
  for (const path of [
    '/v1/nowhere',
    '/x?secret=1',
    '/media/no-such',
    '/v1/albums/some-id',
    '/v1/albums/a:b',
  ]) {
    await send(`${server.url}${path}`, { token })
  }
  await expect.poll(read).toContain('operation="media"')
  const text = await read()
  const named = new Set([...text.matchAll(/operation="([^"]*)"/g)].map(([, name]) => name))
  expect([...named].filter((name) => !(name && name in operations)).sort()).toEqual(['media', 'other'])
  expect(text).not.toMatch(/nowhere|secret|some-id|no-such/)
  expect(text).not.toContain(token)
})

test('each server has its own metrics, and the metrics port serves nothing else', async () => {
  const [one, other] = [await startMeasured(), await startMeasured()]
  await send(`${one.server.url}/v1/albums`, { token: await one.server.token() })
  await expect.poll(one.read).toContain('operation="albums.list"')
  expect(await other.read()).not.toContain('operation="albums.list"')
  expect((await fetch(`${one.url}/v1/albums`)).status).toBe(404)
  expect((await fetch(`${one.server.url}/metrics`)).status).toBe(404)
})
