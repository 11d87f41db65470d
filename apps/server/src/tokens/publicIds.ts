import type { TokenCodec, TokenInput } from './tokenCodec.ts'

/**
 * Public ids: opaque, lasting names of rows, made with the first key for ever, because clients keep and compare them. They
 * give no access by themselves; nor do upload tokens and sessions, which ask for the access token of who began them.
 * Reading gives undefined for an id that no row here can have.
 */
export interface PublicIds {
  mediaItem(row: number): string
  album(row: number): string
  uploadToken(row: number): string
  enrichment(row: number): string
  uploadSession(row: number): string
  mediaItemRow(id: string): number | undefined
  albumRow(id: string): number | undefined
  uploadTokenRow(token: string): number | undefined
  enrichmentRow(id: string): number | undefined
  uploadSessionRow(id: string): number | undefined
}

export function createPublicIds(sealer: TokenCodec): PublicIds {
  return {
    mediaItem: (row) => sealer.encode(mediaItemId(row)),
    album: (row) => sealer.encode({ kind: 'album', row }),
    enrichment: (row) => sealer.encode({ kind: 'enrichment', row }),
    enrichmentRow: (id) => sealer.decode('enrichment', id)?.row,
    uploadToken: (row) => sealer.encode({ kind: 'uploadToken', row }),
    uploadSession: (row) => sealer.encode({ kind: 'uploadSession', row }),
    uploadSessionRow: (id) => sealer.decode('uploadSession', id)?.row,
    mediaItemRow: (id) => sealer.decode('mediaItem', id)?.row,
    albumRow: (id) => sealer.decode('album', id)?.row,
    // Clients trim what they store, or do not (api-facts 13.4).
    uploadTokenRow: (token) => sealer.decode('uploadToken', token.trim())?.row,
  }
}

export const mediaItemId = (row: number): TokenInput => ({ kind: 'mediaItem', row })

const WELL_FORMED = /^[A-Za-z0-9_-]{55,}$/

/**
 * Whether a text looks like an id at all (api-facts 3.1). It is not known when Google answers 400 and when
 * 404; here a malformed id is 400 and a well-formed one that names nothing is 404 (api-facts 2.2 and 2.12).
 */
export function isWellFormedId(id: string): boolean {
  return WELL_FORMED.test(id)
}
