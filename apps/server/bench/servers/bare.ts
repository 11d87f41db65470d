import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { SummaryRow } from '../../src/catalog/mediaRecords.ts'

// The same response without a framework, tokens, checks, or ids that cannot be guessed.

// Reads all columns, or only those of the response.
const [data = '', columns = '*'] = process.argv.slice(2)
const database = new Database(join(data, 'catalog.db'), { readonly: true })
const page = database.prepare<[], SummaryRow>(
  `SELECT ${columns} FROM media WHERE owner = 1 AND archived = 0 ORDER BY taken_at DESC, id DESC LIMIT 100`,
)

const server = createServer((request, response) => {
  const origin = `http://${request.headers.host}`
  const mediaItems = page.all().map((row) => {
    const id = String(row.id).padStart(64, '0')
    return {
      id,
      productUrl: `${origin}/photo/${id}`,
      baseUrl: `${origin}/media/${id}`,
      mimeType: row.mime,
      mediaMetadata: {
        creationTime: new Date(row.taken_at).toISOString(),
        width: String(row.width),
        height: String(row.height),
        photo: {
          cameraMake: row.camera_make,
          cameraModel: row.camera_model,
          focalLength: row.focal_length,
          apertureFNumber: row.aperture_f_number,
          isoEquivalent: row.iso_equivalent,
          exposureTime: `${row.exposure_time}s`,
        },
      },
      filename: row.filename,
    }
  })
  response.setHeader('content-type', 'application/json; charset=UTF-8')
  response.end(JSON.stringify({ mediaItems, nextPageToken: String(mediaItems.at(-1)?.id) }))
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.send?.({ origin: `http://127.0.0.1:${port}` })
})
