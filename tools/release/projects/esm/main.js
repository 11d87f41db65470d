import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { createPhotosClient } from '@tintype/client'
import { fromPath } from '@tintype/client/node'

const photos = createPhotosClient({ auth: process.env.TINTYPE_TOKEN, baseUrl: process.env.TINTYPE_URL })
const onePixel = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
await writeFile('pixel.gif', Buffer.from(onePixel, 'base64'))

const album = await photos.albums.create({ body: { album: { title: 'From a module' } } })
const result = await photos.upload(await fromPath('pixel.gif'), { albumId: album.id })
assert.equal(result.outcome, 'created')
const found = []
for await (const item of photos.mediaItems.search({ body: { albumId: album.id } })) found.push(item.filename)
assert.deepEqual(found, ['pixel.gif'])
