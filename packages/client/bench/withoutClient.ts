import type { BatchCreateMediaItemsResponse } from '@tintype/types'

const BATCH = 50

/**
 * Uploads files without a client: concurrent loops that send bytes, and a batch as soon as it is full.
 * @param signal aborts the requests; null for a loop that cannot be aborted
 */
export async function uploadWithoutClient(
  { baseUrl, token }: { baseUrl: string; token: string },
  files: readonly { body: Uint8Array<ArrayBuffer>; fileName: string }[],
  concurrency: number,
  signal: AbortSignal | null = null,
): Promise<void> {
  const authorization = `Bearer ${token}`
  let next = 0
  let uploaded: { simpleMediaItem: { uploadToken: string; fileName: string } }[] = []
  let creating: Promise<void> = Promise.resolve()

  async function create(newMediaItems: typeof uploaded): Promise<void> {
    const response = await fetch(`${baseUrl}/v1/mediaItems:batchCreate`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ newMediaItems }),
      signal,
    })
    const { newMediaItemResults = [] } = (await response.json()) as BatchCreateMediaItemsResponse
    if (newMediaItemResults.some(({ mediaItem }) => !mediaItem)) throw new Error('An upload failed.')
  }

  async function uploadNext(): Promise<void> {
    for (let file = files[next++]; file !== undefined; file = files[next++]) {
      const response = await fetch(`${baseUrl}/v1/uploads`, {
        method: 'POST',
        headers: {
          authorization,
          'content-type': 'application/octet-stream',
          'x-goog-upload-protocol': 'raw',
        },
        body: file.body,
        signal,
      })
      if (!response.ok) throw new Error(String(response.status))
      uploaded.push({ simpleMediaItem: { uploadToken: await response.text(), fileName: file.fileName } })
      if (uploaded.length < BATCH) continue
      const batch = uploaded
      uploaded = []
      creating = creating.then(() => create(batch))
    }
  }

  await Promise.all(Array.from({ length: concurrency }, uploadNext))
  await creating
  if (uploaded.length > 0) await create(uploaded)
}
