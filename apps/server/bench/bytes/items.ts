import type { Agent } from 'node:http'
import type { BatchCreateMediaItemsResponse, MediaItem } from '@tintype/types'
import type { Server } from '../servers.ts'
import { type Body, request } from '../transfers.ts'
import { UPLOAD } from './uploads.ts'

/** Uploads a file and creates a media item. @returns the path of its base URL */
export async function createItem(
  server: Server,
  agent: Agent,
  body: Body,
): Promise<{ item: MediaItem; baseUrl: string }> {
  const { text: uploadToken } = await request(server, UPLOAD, { agent, method: 'POST', body })
  const newMediaItems = [{ simpleMediaItem: { uploadToken } }]
  const created = await request(server, '/v1/mediaItems:batchCreate', {
    agent,
    method: 'POST',
    body: [Buffer.from(JSON.stringify({ newMediaItems }))],
  })
  const { newMediaItemResults }: BatchCreateMediaItemsResponse = JSON.parse(created.text)
  const item = newMediaItemResults?.[0]?.mediaItem
  if (item?.baseUrl === undefined) throw new Error(`No item was made: ${created.text}`)
  return { item, baseUrl: new URL(item.baseUrl).pathname }
}
