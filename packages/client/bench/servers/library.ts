import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BatchCreateMediaItemsRequest } from '@tintype/types'

// A minimal server whose responses are ready, so that the benchmark measures the client.

const PAGE = 100
const mediaItem = (id: string) => ({
  id,
  baseUrl: `http://localhost/media/${id}`,
  mimeType: 'image/jpeg',
  filename: `${id}.jpg`,
  mediaMetadata: { creationTime: '2024-08-17T10:30:00Z', width: '4032', height: '3024', photo: {} },
})
const item = JSON.stringify(mediaItem('0'.padStart(64, '0')))

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
  let body = ''
  request.on('data', (chunk) => {
    if (pathname.endsWith(':batchCreate')) body += chunk
  })
  request.on('end', () => {
    if (pathname === '/v1/uploads') return response.setHeader('content-type', 'text/plain').end('token')
    response.setHeader('content-type', 'application/json')
    if (pathname === '/v1/mediaItems') return response.end(page(Number(searchParams.get('pageToken'))))
    if (pathname.endsWith(':batchCreate')) return response.end(created(JSON.parse(body)))
    return response.end(item)
  })
})

/** A page of an endless list. */
function page(number: number): string {
  const mediaItems = Array.from({ length: PAGE }, (_, at) =>
    mediaItem(String(number * PAGE + at).padStart(64, '0')),
  )
  return JSON.stringify({ mediaItems, nextPageToken: String(number + 1) })
}

function created({ newMediaItems }: BatchCreateMediaItemsRequest): string {
  const newMediaItemResults = newMediaItems.map(({ simpleMediaItem: { uploadToken, fileName = '' } }) => ({
    uploadToken,
    status: { message: 'Success' },
    mediaItem: { ...mediaItem(fileName.padStart(64, '0')), filename: fileName },
  }))
  return JSON.stringify({ newMediaItemResults })
}

server.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
