import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { makePhoto } from 'tintype-test-support/photos'
import { expect, onTestFinished, test } from 'vitest'
import { connectionsWithin } from '../../src/process/openFiles.ts'
import { serve } from '../support/process.ts'
import { connectRaw } from '../support/rawHttp.ts'

test('connections leave a quarter of the open file limit to files', () => {
  expect(connectionsWithin(1024, 4096)).toBe(768)
  expect(connectionsWithin(1024, 100)).toBe(100)
  expect(connectionsWithin(1024, 0)).toBe(768)
  expect(connectionsWithin(undefined, 4096)).toBe(4096)
  expect(connectionsWithin(undefined, 0)).toBe(0)
})

// Linux only: the test sets the system's limit of open files.
test.runIf(process.platform === 'linux')(
  'photos are uploaded and served with the maximum of silent connections',
  async () => {
    const data = await mkdtemp(join(tmpdir(), 'tintype-files-'))
    const server = await serve(data, [], { openFiles: 256 })
    onTestFinished(async () => {
      await server.kill('SIGKILL')
      await rm(data, { recursive: true, force: true })
    })
    const url = server.url.replace('localhost', '127.0.0.1')
    const token = /Access token +(\S+)/.exec(server.greeting)?.[1] ?? ''
    // This connection is opened before the others.
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const ask = async (address: string, body?: string | Buffer): Promise<Buffer> => {
      const headers = { authorization: `Bearer ${token}` }
      const request = httpRequest(address, { agent, headers, method: body === undefined ? 'GET' : 'POST' })
      request.end(body)
      const [response] = (await once(request, 'response')) as [IncomingMessage]
      expect([address, response.statusCode]).toEqual([address, 200])
      return buffer(response)
    }
    await ask(`${url}/healthz`)
    const silent = await Promise.all(Array.from({ length: 300 }, () => connectRaw(url)))
    const photo = await makePhoto({ width: 20, height: 20 })
    const uploadToken = String(await ask(`${url}/v1/uploads`, photo))
    const newMediaItems = [{ simpleMediaItem: { uploadToken } }]
    const created = await ask(`${url}/v1/mediaItems:batchCreate`, JSON.stringify({ newMediaItems }))
    const [{ mediaItem }] = JSON.parse(String(created)).newMediaItemResults
    expect((await ask(`${mediaItem.baseUrl}=d`)).equals(photo)).toBe(true)
    await ask(`${mediaItem.baseUrl}=w10`)
    agent.destroy()
    for (const client of silent) client.destroy()
    const isServed = () =>
      fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      )
    await expect.poll(isServed, { timeout: 10_000 }).toBe(true)
  },
)
