import { loadDocument } from '@tintype/document'
import type { Album, MediaItem } from '@tintype/types'
import { type OperationId, operations } from '@tintype/types/operations'
import { fileOf } from './demoFiles.ts'

/** The owner of the library, and the member of the shared album. The names are those of contributors in the document. */
export const demoUsers = { owner: 'Ring road account', member: 'Harbor account' } as const

interface DemoServer {
  url: string
  /** Access tokens of both users. */
  owner: string
  member: string
}

/**
 * Creates the library of the document's examples through the API: its media items from real files, and its two albums,
 * one of them shared and joined. The server chooses ids, addresses and tokens.
 */
export async function makeDemo({ url, owner, member }: DemoServer): Promise<void> {
  const examples = documentExamples()
  const { mediaItems } = examples.AlbumContents as { mediaItems: MediaItem[] }
  const { albums } = examples.AlbumsLastPage as { albums: Album[] }
  const files = await Promise.all(mediaItems.map(fileOf))
  const tokens = await Promise.all(files.map((body) => call(url, owner, 'uploads.create', body)))
  const albumIds: string[] = []
  for (const { title } of albums) {
    albumIds.push((await call(url, owner, 'albums.create', { album: { title } })).id)
  }
  const [albumId = ''] = albumIds
  await call(url, owner, 'mediaItems.batchCreate', {
    albumId,
    newMediaItems: mediaItems.map(({ description, filename }, i) => ({
      description,
      simpleMediaItem: { uploadToken: tokens[i], fileName: filename },
    })),
  })
  const { shareInfo } = await call(url, owner, 'albums.share', examples.ShareForCollaboration, albumId)
  await call(url, member, 'sharedAlbums.join', { shareToken: shareInfo.shareToken })
}

/** The values of all named examples of the document. */
function documentExamples(): Record<string, unknown> {
  const document = loadDocument()
  const values: Record<string, unknown> = {}
  for (const { requestBody, responses } of document.operations) {
    for (const { content = {} } of [...(requestBody ? [requestBody] : []), ...Object.values(responses)]) {
      for (const { examples = {} } of Object.values(content)) {
        for (const [name, example] of Object.entries(examples)) values[name] = document.resolve(example).value
      }
    }
  }
  return values
}

// biome-ignore lint/suspicious/noExplicitAny: responses of any operation.
async function call(url: string, token: string, id: OperationId, body: unknown, albumId = ''): Promise<any> {
  const { method, path, answer } = operations[id]
  const isBytes = body instanceof Uint8Array
  const headers = new Headers({ authorization: `Bearer ${token}` })
  if (isBytes) headers.set('x-goog-upload-protocol', 'raw')
  const response = await fetch(url + path.replace('{albumId}', albumId), {
    method,
    headers,
    body: isBytes ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`The demo's ${id} returned ${response.status}: ${await response.text()}`)
  return answer === 'application/json' ? response.json() : response.text()
}
