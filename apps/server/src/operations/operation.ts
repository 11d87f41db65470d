import type { Readable } from 'node:stream'
import type { operations as Shapes } from '@tintype/types'
import type { OperationId } from '@tintype/types/operations'
import type { Blobs, SignedUrls } from '../blobs/blobs.ts'
import type { BlobMutex } from '../catalog/blobMutex.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { PreemptiveMutex } from '../concurrency/keyedMutex.ts'
import type { Era } from '../domain/era.ts'
import type { UploadSessionId } from '../domain/ids.ts'
import type { Principal } from '../domain/principal.ts'
import type { UserLimits } from '../domain/userLimits.ts'
import type { Examiner } from '../media/examiner.ts'
import type { Labeler } from '../media/facts/labels.ts'
import type { MediaFacts } from '../media/mediaFacts.ts'
import type { Thumbnails } from '../media/render/thumbnails.ts'
import type { MintItemUrls } from '../tokens/itemUrls.ts'
import type { MediaUrls } from '../tokens/mediaUrls.ts'
import type { PageLinks } from '../tokens/pageLinks.ts'
import type { PageTokens } from '../tokens/pageTokens.ts'
import type { PublicIds } from '../tokens/publicIds.ts'
import type { ShareTokens } from '../tokens/shareTokens.ts'
import type { ItemCache } from './mediaItems/itemCache.ts'

/** The parts of the server that operations use: the same for every request. */
export interface Services {
  catalog: Catalog
  blobs: Blobs
  thumbnails: Thumbnails
  examiner: Examiner
  ids: PublicIds
  mediaUrls: MediaUrls
  pageLinks: PageLinks
  mintItemUrls: MintItemUrls
  itemCache: ItemCache
  shareTokens: ShareTokens
  pageTokens: PageTokens
  /** Finds the content categories of a new item. */
  label: Labeler
  /** Milliseconds since 1970 UTC. */
  now: () => number
  era: Era
  /** Signed URLs of the store; undefined when all media are sent through this server. */
  signedUrls?: SignedUrls
  /** The longest file of each kind that becomes an item, and the longest upload, which may be of either kind. */
  maxBytes: Record<MediaFacts['kind'] | 'upload', number>
  userLimits: UserLimits
  /** Starts the timeout of an upload that sends nothing. @returns a function that cancels it */
  onStall: (cutOff: () => void) => () => void
  /** Called with the size of each processed chunk of a request body, so that its memory is reclaimed. */
  onChunkDone: (bytes: number) => void
  /** Called with the size of memory outside of the heap that is no longer used, so that it is collected. */
  reclaim: (bytes: number) => void
  blobMutex: BlobMutex
  /** Held by the newest request that writes to an upload session. */
  sessionMutex: PreemptiveMutex<UploadSessionId>
}

/** The services, and the properties of one request that are not part of its content. */
export interface Context extends Services {
  principal: Principal
  /** Scheme, host and port under which the caller reaches this server: the base of every URL in a response. */
  origin: string
  /** Aborts when the client disconnects before it has received its response. */
  signal: AbortSignal
  /** Requested by a fault: the page has no items, and a token that leads to them. */
  emptyPage?: boolean
}

type Parameters<Id extends OperationId, Place extends 'path' | 'query' | 'header'> = NonNullable<
  Shapes[Id]['parameters'][Place]
>

type JsonBody<Id extends OperationId> = Shapes[Id] extends {
  requestBody: { content: { 'application/json': infer Body } }
}
  ? Body
  : Shapes[Id] extends { requestBody?: { content: { 'application/json': infer Body } } }
    ? Body | undefined
    : undefined

/** A request that is valid by the document: parameters by place, the JSON body in canonical form. */
export interface OperationRequest<Id extends OperationId> {
  path: Parameters<Id, 'path'>
  query: Parameters<Id, 'query'>
  headers: Parameters<Id, 'header'>
  body: Id extends 'uploads.create' ? BinaryBody : JsonBody<Id>
}

export interface BinaryBody {
  /** Returns the bytes as they arrive. A client that waits for a 100 response gets it now. */
  read(): Readable
  /** The Content-Length of the request; undefined without one. */
  length: number | undefined
}

/** The body of the document's 200 response; with headers if the document has any. */
export type OperationResponse<Id extends OperationId> = keyof ResponseHeaders<Id> extends never
  ? ResponseBody<Id>
  : { body: ResponseBody<Id>; headers: Partial<ResponseHeaders<Id>> }

type ResponseBody<Id extends OperationId> = Shapes[Id]['responses'][200]['content'] extends infer Content
  ? Content[keyof Content]
  : never

/** The documented headers of one operation; the generated types also allow any other. */
export type ResponseHeaders<Id extends OperationId> =
  Shapes[Id]['responses'][200]['headers'] extends infer Headers
    ? { [Name in keyof Headers as string extends Name ? never : Exclude<Name, OfAll>]: Headers[Name] }
    : never

/** The HTTP layer adds it to every response. */
type OfAll = 'X-Request-Id'

/** Implements a method of the API. @throws ApiError for every response that is not a success */
export type Operation<Id extends OperationId> = (
  request: OperationRequest<Id>,
  context: Context,
) => Promise<OperationResponse<Id>>
