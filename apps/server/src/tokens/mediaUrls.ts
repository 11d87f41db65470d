import { albumItem } from './pageLinks.ts'
import type { ShareGrant } from './shareTokens.ts'
import type { CapabilityCodec } from './signingKeys.ts'
import { TOKEN_LENGTH, type TokenCodec, type TokenInput } from './tokenCodec.ts'

/** Where media bytes are: behind it stands a sealed grant, then what is wanted of the bytes. */
export const MEDIA_PATH = '/media/'

/** A media item for the user it was given to. */
export interface ItemGrant {
  media: number
  user: number
}

/** What a base URL opens: an item; or, while an album is shared, its cover or an item in it. */
export type MediaUrlGrant = ItemGrant | (ShareGrant & { media?: number })

export interface MediaUrls {
  /** The path of a base URL, for a time from now. Unlike ids, it needs no token to open. */
  issue(grant: ItemGrant | ShareGrant): string
  /** The paths for items of a shared album, for anybody who has the link to it. */
  issueShared(share: ShareGrant, media: readonly number[]): string[]
  /** The grant of an unaltered base URL, and for how long it lasts (0: no more); undefined for anything else. */
  open(sealed: string): Promise<OpenedUrl | undefined>
}

interface OpenedUrl {
  grant: MediaUrlGrant
  secondsLeft: number
}

/** @param until gives the end of what is issued now, in seconds since 1970 UTC */
export function createMediaUrls(sealer: CapabilityCodec, now: () => number, until: () => number): MediaUrls {
  const secondsLeft = (end: number) => Math.max(0, Math.floor(end - now() / 1000))

  function openShared(open: TokenCodec['decode'], sealed: string): OpenedUrl | undefined {
    const fields = open('shareUrl', sealed.slice(0, TOKEN_LENGTH))
    const item = open('albumItem', sealed.slice(TOKEN_LENGTH))
    if (fields === undefined || item?.holder !== fields.row) return undefined
    const grant = { album: fields.row, serial: fields.holder, media: item.row }
    return { grant, secondsLeft: secondsLeft(fields.until) }
  }

  function openPlain(open: TokenCodec['decode'], sealed: string): OpenedUrl | undefined {
    const item = open('mediaUrl', sealed)
    const fields = item ?? open('coverUrl', sealed)
    if (fields === undefined) return undefined
    const { row, holder, until: end } = fields
    const grant = item ? { media: row, user: holder } : { album: row, serial: holder }
    return { grant, secondsLeft: secondsLeft(end) }
  }

  return {
    issue(grant) {
      if ('media' in grant) return MEDIA_PATH + sealer.encode(itemUrl(grant, until()))
      const { album, serial } = grant
      return MEDIA_PATH + sealer.encode({ kind: 'coverUrl', row: album, holder: serial, until: until() })
    },
    issueShared({ album, serial }, media) {
      const share = { kind: 'shareUrl', row: album, holder: serial, until: until() } as const
      const [prefix = '', ...items] = sealer.encodeAll([share, ...media.map((row) => albumItem(album, row))])
      return items.map((item) => MEDIA_PATH + prefix + item)
    },
    open(sealed) {
      const openAny = sealed.length > TOKEN_LENGTH ? openShared : openPlain
      return sealer.open((open) => openAny(open, sealed))
    },
  }
}

export const itemUrl = ({ media, user }: ItemGrant, until: number): TokenInput => ({
  kind: 'mediaUrl',
  row: media,
  holder: user,
  until,
})

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
