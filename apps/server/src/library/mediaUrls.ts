import type { Sealer } from './seal.ts'

/** What a base URL opens: one media item, for the user it was given to. */
export interface MediaUrlGrant {
  media: number
  user: number
}

export interface MediaUrls {
  /** The path of a base URL, for `lifetimeSeconds` from now. Unlike ids, it needs no token to open. */
  issue(grant: MediaUrlGrant): string
  issueAll(grants: readonly MediaUrlGrant[]): string[]
  /** The grant of an unaltered base URL, and whether its time is over; undefined for anything else. */
  open(sealed: string): (MediaUrlGrant & { expired: boolean }) | undefined
}

export function createMediaUrls(sealer: Sealer, now: () => number, lifetimeSeconds: number): MediaUrls {
  function issueAll(grants: readonly MediaUrlGrant[]): string[] {
    const until = Math.floor(now() / 1000) + lifetimeSeconds
    const list = grants.map(({ media, user }) => ({ row: media, holder: user, until }))
    return sealer.sealAll('mediaUrl', list).map((sealed) => `/media/${sealed}`)
  }
  return {
    issue: (grant) => issueAll([grant])[0] ?? '',
    issueAll,
    open(sealed) {
      const fields = sealer.open('mediaUrl', sealed)
      if (fields === undefined) return undefined
      return { media: fields.row, user: fields.holder, expired: fields.until * 1000 <= now() }
    },
  }
}

/** How a base URL asks for its bytes (api-facts 6): a rendition that fits or fills a box, or the original. */
export type Rendition =
  | { kind: 'image'; width?: number; height?: number; crop: boolean }
  | { kind: 'original' }

/** Long edge of what a bare base URL answers, in pixels (api-facts 6). */
const BARE_EDGE = 512

/**
 * Reads what follows a base URL, such as `=w2048-h1024-c` or `=d`; the text starts behind the `=`.
 * @returns undefined when it asks for nothing that exists.
 */
export function parseRendition(suffix: string | undefined, maxEdge: number): Rendition | undefined {
  if (suffix === undefined || suffix === '') {
    return { kind: 'image', width: BARE_EDGE, height: BARE_EDGE, crop: false }
  }
  if (suffix === 'd') return { kind: 'original' }
  const image: Extract<Rendition, { kind: 'image' }> = { kind: 'image', crop: false }
  for (const part of suffix.split('-')) {
    const size = /^([wh])(\d{1,5})$/.exec(part)
    if (size !== null) {
      const edge = Number(size[2])
      if (edge < 1 || edge > maxEdge) return undefined
      image[size[1] === 'w' ? 'width' : 'height'] = edge
    } else if (part === 'c') image.crop = true
    else return undefined
  }
  if (image.width === undefined && image.height === undefined) return undefined
  return image
}
