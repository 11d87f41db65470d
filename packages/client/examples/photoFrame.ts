/**
 * A photo frame: a web page that shows the photos of an album or of the whole library, one after the other.
 *
 *     TOKEN=… node examples/photoFrame.ts [album id]
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { createPhotosClient } from '@tintype/client'

const SECONDS = 20
const SCREEN = { width: 1920, height: 1080 }

const [albumId] = process.argv.slice(2)
const photos = createPhotosClient({ auth: process.env.TOKEN ?? '', baseUrl: process.env.PHOTOS_URL })

/** All photos, in an endless loop. Pages are requested as they are needed. */
async function* photosInLoop() {
  for (;;) {
    let any = false
    const items = photos.mediaItems.search({ body: albumId ? { albumId } : {} })
    for await (const item of items) {
      if (item.mediaMetadata?.photo === undefined) continue
      any = true
      yield item
    }
    if (!any) return
  }
}
const frame = photosInLoop()

const page = `<!doctype html><title>Frame</title>
<style>body { margin: 0; background: black } img { width: 100vw; height: 100vh; object-fit: contain }</style>
<img src="/picture?0">
<script>setInterval(() => { document.images[0].src = '/picture?' + Date.now() }, ${SECONDS * 1000})</script>`

const server = createServer(async (request, response) => {
  if (!request.url?.startsWith('/picture')) return response.setHeader('content-type', 'text/html').end(page)
  try {
    const { value: item } = await frame.next()
    if (!item) return response.writeHead(404).end()
    // A frame runs for weeks, but a base URL expires after an hour: download renews it.
    const { body, mimeType } = await photos.download(item, { rendition: SCREEN })
    response.writeHead(200, { 'content-type': mimeType, 'cache-control': 'no-store' })
    await pipeline(body, response)
  } catch (error) {
    console.error(String(error))
    if (response.headersSent) response.destroy()
    else response.writeHead(502).end()
  }
})
server.listen(Number(process.env.PORT ?? 8090), () => {
  console.log(`http://localhost:${(server.address() as AddressInfo).port}`)
})
