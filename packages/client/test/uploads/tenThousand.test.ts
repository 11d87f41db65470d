import type { BatchCreateMediaItemsRequest } from '@tintype/types'
import * as fieldLimits from '@tintype/types/fieldLimits'
import { expect, test } from 'vitest'
import { createPhotosClient, type UploadFile } from '../../src/index.ts'

const FILES = 10_000
const CONCURRENCY = 4
const BATCH = fieldLimits.BatchCreateMediaItemsRequest.newMediaItems

test('an upload of ten thousand files holds at most two batches and the files that it is sending', async () => {
  const held = { open: 0, mostOpen: 0, mostAhead: 0 }
  let yielded = 0
  let received = 0
  function* inputs(): Generator<UploadFile> {
    for (; yielded < FILES; ) {
      yielded++
      held.mostAhead = Math.max(held.mostAhead, yielded - received)
      yield { body: () => openCounted(held), fileName: `${yielded}.jpg` }
    }
  }
  const photos = createPhotosClient({ auth: 'token', baseUrl: 'http://library', fetch: respondAtOnce })
  for await (const { index, outcome } of photos.upload(inputs(), { concurrency: CONCURRENCY })) {
    expect([index, outcome]).toEqual([received, 'created'])
    received++
    // A slow consumer, so that the upload gets as far ahead as it can.
    if (received % 1000 === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  expect(received).toBe(FILES)
  expect(held.open).toBe(0)
  expect(held.mostOpen).toBeLessThanOrEqual(CONCURRENCY)
  expect(held.mostAhead).toBeLessThanOrEqual(2 * BATCH + CONCURRENCY + 1)
})

async function openCounted(held: { open: number; mostOpen: number }) {
  held.open++
  held.mostOpen = Math.max(held.mostOpen, held.open)
  return {
    size: 10,
    read: () => new Uint8Array(10),
    async close() {
      held.open--
    },
  }
}

/** A library without a network that creates an item for every file. */
async function respondAtOnce(request: Request): Promise<Response> {
  if (request.url.endsWith('/uploads')) return new Response('token')
  const { newMediaItems } = (await request.json()) as BatchCreateMediaItemsRequest
  const newMediaItemResults = newMediaItems.map(({ simpleMediaItem: { fileName } }) => ({
    status: { message: 'Success' },
    mediaItem: { id: 'id', filename: fileName },
  }))
  return Response.json({ newMediaItemResults })
}
