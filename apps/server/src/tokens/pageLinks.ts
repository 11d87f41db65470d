import type { AlbumId, ClientId, MediaId, UserId } from '../domain/ids.ts'
import type { CapabilityCodec } from './signingKeys.ts'
import type { TokenFields } from './tokenCodec.ts'

/** Paths of the photo and share pages. Each is followed by a token, which is the permission to see the page. */
export const pagePaths = { photo: '/photo/', album: '/album/', share: '/share/' } as const

/** Whether a path belongs to a page, existing or not. */
export function isPagePath(path: string): boolean {
  return Object.values(pagePaths).some((prefix) => path.startsWith(prefix))
}

/** The user and the client that a product URL was given to. */
export interface LinkHolder {
  user: UserId
  client: ClientId
}

/**
 * Tokens of the `productUrl` of albums (those of items are minted in itemUrls.ts, facts 3.1). Clients store these
 * URLs forever, so they do not expire, and the same holder gets the same URL until the key is rotated. Access is checked
 * at each use: a link opens what its holder may see at that time.
 */
export interface PageLinks {
  /** The path of an album's page. */
  album(grant: TokenFields['albumPage']): string
  /** Returns undefined for a token that this installation did not issue. */
  parseItem(token: string): Promise<TokenFields['itemPage'] | undefined>
  parseAlbum(token: string): Promise<TokenFields['albumPage'] | undefined>
  /** Tokens of items in the pages of their album. Without a link to the album they grant nothing. */
  albumItems(album: AlbumId, media: readonly MediaId[]): string[]
  /** The media item of such a token. */
  parseAlbumItem(album: AlbumId, token: string): Promise<MediaId | undefined>
}

export function createPageLinks(codec: CapabilityCodec): PageLinks {
  return {
    album: ({ album, user, client }) =>
      pagePaths.album + codec.encode({ kind: 'albumPage', album, user, client }),
    parseItem: (token) => codec.decodeWith((decode) => decode('itemPage', token)),
    parseAlbum: (token) => codec.decodeWith((decode) => decode('albumPage', token)),
    albumItems: (album, media) =>
      codec.encodeAll(media.map((item) => ({ kind: 'albumItem', media: item, album }))),
    async parseAlbumItem(album, token) {
      const item = await codec.decodeWith((decode) => decode('albumItem', token))
      return item?.album === album ? item.media : undefined
    },
  }
}
