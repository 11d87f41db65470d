import type { AlbumId, EnrichmentId, MediaId, UploadSessionId, UploadTokenId } from '../domain/ids.ts'
import type { TokenCodec } from './tokenCodec.ts'

/**
 * Public ids: opaque and permanent, made with the first key forever, because clients store and compare them. They grant
 * no access by themselves; nor do upload tokens and sessions, which require the access token of their owner. Parsing
 * returns undefined for an id that this installation did not make.
 */
export interface PublicIds {
  mediaItem(media: MediaId): string
  /** The ids of many items, in order, from one cipher call. */
  mediaItems(media: readonly MediaId[]): string[]
  album(album: AlbumId): string
  uploadToken(upload: UploadTokenId): string
  enrichment(enrichment: EnrichmentId): string
  uploadSession(session: UploadSessionId): string
  parseMediaItemId(id: string): MediaId | undefined
  parseAlbumId(id: string): AlbumId | undefined
  parseUploadToken(token: string): UploadTokenId | undefined
  parseEnrichmentId(id: string): EnrichmentId | undefined
  parseUploadSessionId(id: string): UploadSessionId | undefined
}

export function createPublicIds(codec: TokenCodec): PublicIds {
  return {
    mediaItem: (media) => codec.encode({ kind: 'mediaItem', media }),
    mediaItems: (all) => codec.encodeAll(all.map((media) => ({ kind: 'mediaItem', media }))),
    album: (album) => codec.encode({ kind: 'album', album }),
    uploadToken: (upload) => codec.encode({ kind: 'uploadToken', upload }),
    enrichment: (enrichment) => codec.encode({ kind: 'enrichment', enrichment }),
    uploadSession: (session) => codec.encode({ kind: 'uploadSession', session }),
    parseMediaItemId: (id) => codec.decode('mediaItem', id)?.media,
    parseAlbumId: (id) => codec.decode('album', id)?.album,
    // Some clients store the response with its line break, others trim it (facts 13.4).
    parseUploadToken: (token) => codec.decode('uploadToken', token.trim())?.upload,
    parseEnrichmentId: (id) => codec.decode('enrichment', id)?.enrichment,
    parseUploadSessionId: (id) => codec.decode('uploadSession', id)?.session,
  }
}

const WELL_FORMED = /^[A-Za-z0-9_-]{55,}$/

/**
 * Whether a text has the form of an id (facts 3.1). Google's rule for 400 or 404 is not known: here a malformed id
 * is 400, and a well-formed one that identifies nothing is 404 (facts 2.2 and 2.12).
 */
export function isWellFormedId(id: string): boolean {
  return WELL_FORMED.test(id)
}
