import type { MediaId } from '../domain/ids.ts'
import { MEDIA_PATH } from './mediaUrls.ts'
import { type LinkHolder, pagePaths } from './pageLinks.ts'
import type { CapabilityCodec } from './signingKeys.ts'
import type { TokenCodec } from './tokenCodec.ts'

/** The id and the URL paths of a media item in a response. */
export interface ItemUrls {
  id: string
  /** Path of its base URL. */
  url: string
  /** Path of its product URL. */
  page: string
}

/** Converts a page of items for the user and client that receive it, with all ids and URLs from two cipher calls. */
export type MintItemUrls = <Row extends { id: MediaId }, Shown>(
  rows: readonly Row[],
  holder: LinkHolder,
  show: (row: Row, urls: ItemUrls) => Shown,
) => Shown[]

/** @param expiry returns when URLs issued now expire, in seconds since 1970 UTC */
export function createItemUrls(
  idCodec: TokenCodec,
  capabilities: CapabilityCodec,
  expiry: () => number,
): MintItemUrls {
  return (rows, { user, client }, show) => {
    const expiresAt = expiry()
    const ids = idCodec.encodeAll(rows.map(({ id }) => ({ kind: 'mediaItem', media: id })))
    const paths = capabilities.encodeAll(
      rows.flatMap(({ id }) => [
        { kind: 'mediaUrl', media: id, user, expiresAt },
        { kind: 'itemPage', media: id, user, client },
      ]),
    )
    return rows.map((row, index) => {
      const [id = '', url = '', page = ''] = [ids[index], paths[index * 2], paths[index * 2 + 1]]
      return show(row, { id, url: MEDIA_PATH + url, page: pagePaths.photo + page })
    })
  }
}
