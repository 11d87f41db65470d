import type { MediaId, UserId } from '../domain/ids.ts'
import type { ShareGrant } from './shareTokens.ts'
import type { CapabilityCodec } from './signingKeys.ts'
import { type Decode, TOKEN_LENGTH } from './tokenCodec.ts'

/** Path of media bytes. It is followed by a token and the parameters of a base URL, such as `=w2048-h1024`. */
export const MEDIA_PATH = '/media/'

/** A media item for the user it was given to. */
export interface ItemGrant {
  media: MediaId
  user: UserId
}

/** The permission in a base URL: an item; or, while an album is shared, its cover or an item in it. */
export type MediaUrlGrant = ItemGrant | (ShareGrant & { media?: MediaId })

export interface MediaUrls {
  /** The path of a base URL that expires. It works without an access token. */
  issue(grant: ItemGrant | ShareGrant): string
  /** The paths for items of a shared album, for everyone who has its link. */
  issueShared(share: ShareGrant, media: readonly MediaId[]): string[]
  /** The grant of an unaltered base URL, and the seconds until it expires (0: expired); undefined for any other text. */
  parse(token: string): Promise<ParsedUrl | undefined>
}

interface ParsedUrl {
  grant: MediaUrlGrant
  secondsLeft: number
}

/** @param expiry returns when URLs issued now expire, in seconds since 1970 UTC */
export function createMediaUrls(codec: CapabilityCodec, now: () => number, expiry: () => number): MediaUrls {
  const secondsLeft = (expiresAt: number) => Math.max(0, Math.floor(expiresAt - now() / 1000))

  function decodeShared(decode: Decode, token: string): ParsedUrl | undefined {
    const share = decode('shareUrl', token.slice(0, TOKEN_LENGTH))
    const item = decode('albumItem', token.slice(TOKEN_LENGTH))
    if (share === undefined || item?.album !== share.album) return undefined
    const { album, serial, expiresAt } = share
    return { grant: { album, serial, media: item.media }, secondsLeft: secondsLeft(expiresAt) }
  }

  function decodeSingle(decode: Decode, token: string): ParsedUrl | undefined {
    const found = decode('mediaUrl', token) ?? decode('coverUrl', token)
    if (found === undefined) return undefined
    const { expiresAt, ...grant } = found
    return { grant, secondsLeft: secondsLeft(expiresAt) }
  }

  return {
    issue(grant) {
      const expiresAt = expiry()
      if ('media' in grant) {
        const { media, user } = grant
        return MEDIA_PATH + codec.encode({ kind: 'mediaUrl', media, user, expiresAt })
      }
      const { album, serial } = grant
      return MEDIA_PATH + codec.encode({ kind: 'coverUrl', album, serial, expiresAt })
    },
    issueShared({ album, serial }, media) {
      const [prefix = '', ...items] = codec.encodeAll([
        { kind: 'shareUrl', album, serial, expiresAt: expiry() },
        ...media.map((item) => ({ kind: 'albumItem', media: item, album }) as const),
      ])
      return items.map((item) => MEDIA_PATH + prefix + item)
    },
    parse(token) {
      const decodeAny = token.length > TOKEN_LENGTH ? decodeShared : decodeSingle
      return codec.decodeWith((decode) => decodeAny(decode, token))
    },
  }
}

/**
 * The bytes that a base URL requests (facts 6): an image that fits or fills a box, for a video with or without the
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

/** Long edge of the image of a base URL without parameters, in pixels (facts 6). */
const BARE_EDGE = 512

/**
 * Parses the parameters of a base URL, such as `w2048-h1024-c`, `w1280-no` or `d`: the text after the `=`.
 * @returns undefined for parameters that do not exist
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
