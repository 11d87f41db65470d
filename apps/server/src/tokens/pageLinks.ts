import type { CapabilityCodec } from './signingKeys.ts'
import type { TokenInput } from './tokenCodec.ts'

/** Where the pages for people are: behind each stands a sealed text, which is the permission to see what it names. */
export const pagePaths = { photo: '/photo/', album: '/album/', share: '/share/' } as const

/** Whether an address is one of a page, if only of one that does not exist. */
export function leadsToPage(url: string): boolean {
  return Object.values(pagePaths).some((path) => url.startsWith(path))
}

/** Whom a product link was given to: a user, through a client. */
export interface LinkHolder {
  user: number
  client: number
}

/** A media item or an album, by its row, as the holder of a link to it may see it. */
export interface PageGrant extends LinkHolder {
  row: number
}

/**
 * Paths of the `productUrl` of albums; those of items are made with their other names, in itemNames.ts (api-facts 3.1).
 * Clients store these for ever, so they do not expire, and the same holder gets the same link until there is a new key.
 * What a link opens is asked anew at each use: what its holder may see by then.
 */
export interface PageLinks {
  album(grant: PageGrant): string
  /** What the sealed end of a link names; undefined for what this installation did not issue. */
  openItem(sealed: string): Promise<PageGrant | undefined>
  openAlbum(sealed: string): Promise<PageGrant | undefined>
  /** Names of items in the pages of their album: of no use without a link to that. */
  albumItems(album: number, media: readonly number[]): string[]
  /** The media row behind such a name. */
  openAlbumItem(album: number, sealed: string): Promise<number | undefined>
}

export function createPageLinks(sealer: CapabilityCodec): PageLinks {
  const opened = async (kind: 'itemPage' | 'albumPage', sealed: string) => {
    const fields = await sealer.open((open) => open(kind, sealed))
    return fields && { row: fields.row, user: fields.holder, client: fields.until }
  }
  return {
    album: ({ row, user, client }) =>
      pagePaths.album + sealer.encode({ kind: 'albumPage', row, holder: user, until: client }),
    openItem: (sealed) => opened('itemPage', sealed),
    openAlbum: (sealed) => opened('albumPage', sealed),
    albumItems: (album, media) => sealer.encodeAll(media.map((row) => albumItem(album, row))),
    async openAlbumItem(album, sealed) {
      const fields = await sealer.open((open) => open('albumItem', sealed))
      return fields?.holder === album ? fields.row : undefined
    },
  }
}

export const itemPage = ({ row, user, client }: PageGrant): TokenInput => ({
  kind: 'itemPage',
  row,
  holder: user,
  until: client,
})

export const albumItem = (album: number, row: number): TokenInput => ({
  kind: 'albumItem',
  row,
  holder: album,
})
