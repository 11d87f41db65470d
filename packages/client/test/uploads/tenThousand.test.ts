import type { BatchCreateMediaItemsRequest } from '@tintype/types'
import * as fieldLimits from '@tintype/types/fieldLimits'
import { expect, test } from 'vitest'
import { createPhotosClient, type UploadFile } from '../../src/index.ts'

const FILES = 10_000
const CONCURRENCY = 4
const BATCH = fieldLimits.BatchCreateMediaItemsRequest.newMediaItems

test('of ten thousand files, at most two batches and the files being sent are held', async () => {
  const held = { open: 0, mostOpen: 0, mostAhead: 0 }
  let given = 0
  let taken = 0
  function* inputs(): Generator<UploadFile> {
    for (; given < FILES; ) {
      given++
      held.mostAhead = Math.max(held.mostAhead, given - taken)
      yield { body: () => openCounted(held), fileName: `${given}.jpg` }
    }
  }
  const photos = createPhotosClient({ auth: 'token', baseUrl: 'http://library', fetch: respondAtOnce })
  for await (const { index, outcome } of photos.upload(inputs(), { concurrency: CONCURRENCY })) {
    expect([index, outcome]).toEqual([taken, 'created'])
    taken++
    // A slow consumer, so that the upload runs ahead as far as it can.
    if (taken % 1000 === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  expect(taken).toBe(FILES)
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
