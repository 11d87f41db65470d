import { createPhotosClient } from '../../dist/index.js'

/**
 * Uses the built client like a program: a call, lists and uploads on broken connections. Uses only features of every
 * runtime, and returns JSON.
 * @param {{ baseUrl: string, token: string, picture: string }} input `picture` is a JPEG in base64
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
      { body: shared(padded(bytes, 1100)), fileName: 'shared.jpg' },
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

  // A closed port: some runtimes quote the URL in their errors.
  const nowhere = createPhotosClient({
    auth: 'SECRET-access-token',
    baseUrl: 'http://127.0.0.1:9',
    retries: 0,
  })
  const unreachable = await nowhere.sharedAlbums
    .get({ shareToken: 'SECRET-share-token' })
    .catch((error) => error)

  return {
    title: album.title,
    outcomes: results.map(({ outcome, error }) => (error ? String(error) : outcome)),
    listed: listed.sort(),
    downloaded: (await new Response(body).arrayBuffer()).byteLength === bytes.length,
    repeated: repeated.sort(),
    timedOut,
    aborted,
    unreachable: unreachable.kind,
    isTelling: readable(unreachable).includes('SECRET'),
  }
}

/** Shared memory. WebAssembly creates it in every browser, even without SharedArrayBuffer. */
function shared(bytes) {
  const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
  const view = new Uint8Array(buffer, 0, bytes.length)
  view.set(bytes)
  return view
}

/** All texts of an error and its causes. */
function readable(error) {
  if (!(error instanceof Error)) return String(error)
  const { message, stack, cause } = error
  return [message, stack, JSON.stringify({ ...error }), readable(cause)].join('\n')
}

/** The same image, but longer: bytes after the end of an image are ignored. */
function padded(bytes, length) {
  const longer = new Uint8Array(length)
  longer.set(bytes)
  return longer
}
