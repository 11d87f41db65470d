import { loadDocument } from '@tintype/document'
import { createResponseCheck } from '@tintype/document/validate'
import type { OperationId } from '@tintype/types/operations'
import fc from 'fast-check'
import type { Server } from '../src/testing.ts'
import { curlLine, type FuzzRequest, requests } from './requests.ts'
import type { Names } from './values.ts'

export interface FuzzOptions {
  /** A server with the demo's library. */
  server: FuzzedServer
  runs: number
  seed: number
  /** Milliseconds after which no new request is made. */
  budget?: number
  /** Called with the number of requests so far. */
  onRequest?: (count: number) => void
}

export type FuzzedServer = Pick<Server, 'url' | 'token'>

export interface Found {
  requests: number
  /** Number of responses by status. */
  statuses: Record<number, number>
  /** The fault, with the smallest request that shows it as a curl line. */
  fault?: string
}

/** Sends requests that are generated from the document. */
export async function fuzz({ server, runs, seed, budget, onRequest }: FuzzOptions): Promise<Found> {
  const rejections: unknown[] = []
  const reject = (reason: unknown) => rejections.push(reason)
  process.on('unhandledRejection', reject)
  try {
    const token = await server.token()
    const document = loadDocument<OperationId>()
    const check = createResponseCheck(document)
    const found: Found = { requests: 0, statuses: {} }
    const property = fc.asyncProperty(requests(document, await namesOf(server, token)), async (request) => {
      const answer = await send(server, token, request)
      found.requests++
      found.statuses[answer.status] = (found.statuses[answer.status] ?? 0) + 1
      onRequest?.(found.requests)
      const operation = document.operations.find(({ id }) => id === request.id)
      const isPartial = /fields=/.test(request.path) || 'x-goog-fieldmask' in request.headers
      const fault = (operation && check(operation, { ...answer, isPartial })) ?? wrong(request, answer)
      if (fault !== undefined) throw new Error(fault)
      if (rejections.length > 0) throw new Error(`an unhandled rejection: ${rejections.splice(0)}`)
    })
    const result = await fc.check(property, {
      numRuns: runs,
      seed,
      interruptAfterTimeLimit: budget,
      markInterruptAsFailure: false,
    })
    const [smallest] = result.counterexample ?? []
    if (result.failed && smallest) {
      const { id, fault: made = 'nothing wrong with it' } = smallest
      const error = result.errorInstance as Error
      found.fault = `${id}, ${made}: ${error.message}\nseed ${result.seed}\n${curlLine(server.url, token, smallest)}`
    }
    return found
  } finally {
    process.off('unhandledRejection', reject)
  }
}

interface Sent {
  status: number
  type: string
  text: string
}

async function send(
  server: FuzzedServer,
  token: string,
  { method, path, headers, body }: FuzzRequest,
): Promise<Sent> {
  const response = await fetch(server.url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, ...headers },
    body,
  })
  const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
  return { status: response.status, type, text: await response.text() }
}

function wrong({ fault }: FuzzRequest, { status, text }: Sent): string | undefined {
  if (status >= 500) return `${status} ${text.slice(0, 300)}`
  if (fault !== undefined && status < 400) return `it was not rejected, but returned ${status}`
  return undefined
}

/** Names of existing resources by field, and some missing ones. */
async function namesOf(server: FuzzedServer, token: string): Promise<Names> {
  // biome-ignore lint/suspicious/noExplicitAny: responses of three operations.
  const get = async (path: string): Promise<any> =>
    (await fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } })).json()
  const ids = (list: { id: string }[]) => [...list.map(({ id }) => id), 'A'.repeat(64)]
  const albumIds = ids((await get('/v1/albums')).albums)
  const mediaItemIds = ids((await get('/v1/mediaItems')).mediaItems)
  const { sharedAlbums } = await get('/v1/sharedAlbums')
  const uploads = await Promise.all(
    ['one', 'two'].map(async (body) => {
      const headers = { authorization: `Bearer ${token}`, 'x-goog-upload-protocol': 'raw' }
      return (await fetch(`${server.url}/v1/uploads`, { method: 'POST', headers, body })).text()
    }),
  )
  return {
    albumId: albumIds,
    mediaItemId: mediaItemIds,
    mediaItemIds,
    relativeMediaItemId: mediaItemIds,
    coverPhotoMediaItemId: mediaItemIds,
    shareToken: sharedAlbums.map(
      (album: { shareInfo: { shareToken: string } }) => album.shareInfo.shareToken,
    ),
    uploadToken: uploads,
    updateMask: ['title', 'description', 'coverPhotoMediaItemId', 'title,coverPhotoMediaItemId'],
    'X-Goog-Upload-Protocol': ['raw'],
  }
}
