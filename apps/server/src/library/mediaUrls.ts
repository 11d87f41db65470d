import type { Sealer } from './seal.ts'

/** What a base URL opens: a media item for the user it was given to, or the cover of an album while it is shared. */
export type MediaUrlGrant = { media: number; user: number } | { album: number; serial: number }

export interface MediaUrls {
  /** The path of a base URL, for `lifetimeSeconds` from now. Unlike ids, it needs no token to open. */
  issue(grant: MediaUrlGrant): string
  /** The same for a page of media, in one cipher call. */
  issueAll(grants: readonly { media: number; user: number }[]): string[]
  /** The grant of an unaltered base URL, and for how long it lasts (0: no more); undefined for anything else. */
  open(sealed: string): { grant: MediaUrlGrant; secondsLeft: number } | undefined
}

export function createMediaUrls(sealer: Sealer, now: () => number, lifetimeSeconds: number): MediaUrls {
  const until = () => Math.floor(now() / 1000) + lifetimeSeconds
  const issueAll: MediaUrls['issueAll'] = (grants) => {
    const fields = grants.map(({ media, user }) => ({ row: media, holder: user, until: until() }))
    return sealer.sealAll('mediaUrl', fields).map((sealed) => `/media/${sealed}`)
  }
  return {
    issue(grant) {
      if ('media' in grant) return issueAll([grant])[0] ?? ''
      return `/media/${sealer.seal('coverUrl', { row: grant.album, holder: grant.serial, until: until() })}`
    },
    issueAll,
    open(sealed) {
      const media = sealer.open('mediaUrl', sealed)
      const fields = media ?? sealer.open('coverUrl', sealed)
      if (fields === undefined) return undefined
      const { row, holder, until: end } = fields
      return {
        grant: media ? { media: row, user: holder } : { album: row, serial: holder },
        secondsLeft: Math.max(0, Math.floor(end - now() / 1000)),
      }
    },
  }
}

/**
 * How a base URL asks for its bytes (api-facts 6): an image that fits or fills a box, for a video with or without the
 * play button; the original; or the video.
 */
export type Rendition = ImageRendition | { kind: 'original' } | { kind: 'video' }

export interface ImageRendition {
  kind: 'image'
  width?: number
  height?: number
  crop: boolean
  playButton: boolean
}

/** Long edge of what a bare base URL answers, in pixels (api-facts 6). */
const BARE_EDGE = 512

/**
 * Reads what follows a base URL, such as `=w2048-h1024-c`, `=w1280-no` or `=d`; the text starts behind the `=`.
 * @returns undefined when it asks for nothing that exists.
 */
export function parseRendition(suffix: string | undefined, maxEdge: number): Rendition | undefined {
  if (suffix === undefined || suffix === '') {
    return { kind: 'image', width: BARE_EDGE, height: BARE_EDGE, crop: false, playButton: true }
  }
  if (suffix === 'd') return { kind: 'original' }
  if (suffix === 'dv') return { kind: 'video' }
  const image: ImageRendition = { kind: 'image', crop: false, playButton: true }
  for (const part of suffix.split('-')) {
    const size = /^([wh])(\d{1,5})$/.exec(part)
    if (size !== null) {
      const edge = Number(size[2])
      if (edge < 1 || edge > maxEdge) return undefined
      image[size[1] === 'w' ? 'width' : 'height'] = edge
    } else if (part === 'c') image.crop = true
    else if (part === 'no') image.playButton = false
    else return undefined
  }
  if (image.width === undefined && image.height === undefined) return undefined
  return image
}
