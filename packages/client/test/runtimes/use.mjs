import { createPhotosClient } from '../../dist/index.js'

/**
 * Uses the built client as a program would: one call, lists, uploads, on connections that break. It needs nothing
 * that not every runtime has, and answers with what can be written as JSON.
 * @param {{ baseUrl: string, token: string, picture: string }} asked `picture` is a JPEG in base64
 */
export async function use({ baseUrl, token, picture }) {
  const repeated = []
  const photos = createPhotosClient({
    auth: async () => token,
    baseUrl,
    clock: { now: Date.now, random: () => 0, sleep: async () => {} },
    onRetry: ({ operation, code }) => repeated.push(`${operation} ${code}`),
  })
  const kindOf = (promise) =>
    promise.then(
      () => 'answered',
      ({ kind }) => kind,
    )

  const album = await photos.albums.create({ body: { album: { title: 'Iceland' } } })
  const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0))
  const results = await photos.upload(
    [
      new File([bytes], 'blob.jpg', { type: 'image/jpeg' }),
      { body: padded(bytes, 1000), fileName: 'bytes.jpg' },
      { body: padded(bytes, 600_000), fileName: 'chunks.jpg' },
    ],
    { albumId: album.id, chunkSize: 262_144 },
  )

  const listed = []
  for await (const { filename } of photos.mediaItems.list({ pageSize: 2 })) listed.push(filename)
  const { body } = await photos.download(results[0].mediaItem)

  const timedOut = await kindOf(Promise.resolve(photos.albums.list({}, { timeout: 500, retries: 0 })))
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 500)
  const aborted = await kindOf(photos.albums.get({ albumId: 'held' }, { signal: controller.signal }))

  return {
    title: album.title,
    outcomes: results.map(({ outcome, error }) => (error ? String(error) : outcome)),
    listed: listed.sort(),
    downloaded: (await new Response(body).arrayBuffer()).byteLength === bytes.length,
    repeated: repeated.sort(),
    timedOut,
    aborted,
  }
}

/** The same picture, longer: what follows a picture's end is nobody's. */
function padded(bytes, length) {
  const longer = new Uint8Array(length)
  longer.set(bytes)
  return longer
}
