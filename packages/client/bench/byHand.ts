import type { BatchCreateMediaItemsResponse } from '@tintype/types'

const BATCH = 50

/**
 * What one writes without a client: so many loops that upload, and a batch as soon as there is enough for one.
 * @param signal stops it; one that nobody could stop has none
 */
export async function uploadByHand(
  { baseUrl, token }: { baseUrl: string; token: string },
  files: readonly { body: Uint8Array<ArrayBuffer>; fileName: string }[],
  concurrency: number,
  signal: AbortSignal | null = null,
): Promise<void> {
  const authorization = `Bearer ${token}`
  let next = 0
  let arrived: { simpleMediaItem: { uploadToken: string; fileName: string } }[] = []
  let creating: Promise<void> = Promise.resolve()

  async function create(newMediaItems: typeof arrived): Promise<void> {
    const answer = await fetch(`${baseUrl}/v1/mediaItems:batchCreate`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ newMediaItems }),
      signal,
    })
    const { newMediaItemResults = [] } = (await answer.json()) as BatchCreateMediaItemsResponse
    if (newMediaItemResults.some(({ mediaItem }) => !mediaItem)) throw new Error('An upload failed.')
  }

  async function uploadNext(): Promise<void> {
    for (let file = files[next++]; file !== undefined; file = files[next++]) {
      const answer = await fetch(`${baseUrl}/v1/uploads`, {
        method: 'POST',
        headers: {
          authorization,
          'content-type': 'application/octet-stream',
          'x-goog-upload-protocol': 'raw',
        },
        body: file.body,
        signal,
      })
      if (!answer.ok) throw new Error(String(answer.status))
      arrived.push({ simpleMediaItem: { uploadToken: await answer.text(), fileName: file.fileName } })
      if (arrived.length < BATCH) continue
      const batch = arrived
      arrived = []
      creating = creating.then(() => create(batch))
    }
  }

  await Promise.all(Array.from({ length: concurrency }, uploadNext))
  await creating
  if (arrived.length > 0) await create(arrived)
}
