import type { Readable } from 'node:stream'
import type { operations as Shapes } from '@tintype/types'
import type { OperationId } from '@tintype/types/operations'
import type { Blobs, SignedUrls } from '../blobs/blobs.ts'
import type { BlobMutex } from '../catalog/blobMutex.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { PreemptiveMutex } from '../concurrency/keyedMutex.ts'
import type { UploadSessionId } from '../domain/ids.ts'
import type { Era, Principal } from '../domain/principal.ts'
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

/** What operations are made of: the same for every request. */
export interface Services {
  catalog: Catalog
  blobs: Blobs
  thumbnails: Thumbnails
  examiner: Examiner
  ids: PublicIds
  mediaUrls: MediaUrls
  pageLinks: PageLinks
  mintItemUrls: MintItemUrls
  shareTokens: ShareTokens
  pageTokens: PageTokens
  /** Says what a new item shows. */
  label: Labeler
  /** Milliseconds since 1970 UTC. */
  now: () => number
  era: Era
  /** Where originals are that are not sent through here; left out when all are. */
  signedUrls?: SignedUrls
  /** Longest file that becomes an item of each kind, and that is taken in: it may be of either. */
  maxBytes: Record<MediaFacts['kind'] | 'upload', number>
  userLimits: UserLimits
  /** Calls back if an upload that sends nothing is to be cut off. @returns what calls that off: something has come */
  onStall: (cutOff: () => void) => () => void
  /** Hears of bytes that have come over the network and are done with, for their memory to be had back. */
  onChunkDone: (bytes: number) => void
  /** Hears of memory outside of the heap that is done with, such as pages that were sent, for it to be collected. */
  reclaim: (bytes: number) => void
  blobMutex: BlobMutex
  /** Held by the newest request that writes to an upload session. */
  sessionMutex: PreemptiveMutex<UploadSessionId>
}

/** What an operation gets beside its request. */
export interface Context extends Services {
  principal: Principal
  /** Scheme, host and port under which the caller reaches this server: base of every URL in an answer. */
  origin: string
  /** Aborts when the client disconnects before it has got its answer. */
  signal: AbortSignal
  /** Asked for by a fault: a page is to hold nothing but the token for what would have been on it. */
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

/** A request that holds to the document: parameters by place, the JSON body in canonical form. */
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

/** The body of the answer that the document gives for 200; with its headers, where the document has any. */
export type OperationResponse<Id extends OperationId> = keyof ResponseHeaders<Id> extends never
  ? ResponseBody<Id>
  : { body: ResponseBody<Id>; headers: Partial<ResponseHeaders<Id>> }

type ResponseBody<Id extends OperationId> = Shapes[Id]['responses'][200]['content'] extends infer Content
  ? Content[keyof Content]
  : never

/** The headers that have names: the generated types let any other be there as well. */
export type ResponseHeaders<Id extends OperationId> =
  Shapes[Id]['responses'][200]['headers'] extends infer Headers
    ? { [Name in keyof Headers as string extends Name ? never : Name]: Headers[Name] }
    : never

/** What a method means. Throws ApiError for every answer that is not a success. */
export type Operation<Id extends OperationId> = (
  request: OperationRequest<Id>,
  context: Context,
) => Promise<OperationResponse<Id>>
