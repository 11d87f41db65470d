import { itemUrl, MEDIA_PATH } from './mediaUrls.ts'
import { itemPage, type LinkHolder, pagePaths } from './pageLinks.ts'
import { mediaItemId } from './publicIds.ts'
import type { CapabilityCodec } from './signingKeys.ts'
import type { TokenCodec } from './tokenCodec.ts'

/** What names a media item in an answer. */
export interface ItemUrls {
  id: string
  /** Path of its base URL. */
  url: string
  /** Path of its page. */
  page: string
}

/** Shows a page of items to who is to get them, with all their names made in two cipher calls. */
export type MintItemUrls = <Row extends { id: number }, Shown>(
  rows: readonly Row[],
  holder: LinkHolder,
  show: (row: Row, names: ItemUrls) => Shown,
) => Shown[]

export function createItemUrls(
  idSealer: TokenCodec,
  capabilitySealer: CapabilityCodec,
  urlsUntil: () => number,
): MintItemUrls {
  return (rows, { user, client }, show) => {
    const until = urlsUntil()
    const ids = idSealer.encodeAll(rows.map(({ id }) => mediaItemId(id)))
    const texts = capabilitySealer.encodeAll(
      rows.flatMap(({ id }) => [itemUrl({ media: id, user }, until), itemPage({ row: id, user, client })]),
    )
    return rows.map((row, index) => {
      const [id = '', url = '', page = ''] = [ids[index], texts[index * 2], texts[index * 2 + 1]]
      return show(row, { id, url: MEDIA_PATH + url, page: pagePaths.photo + page })
    })
  }
}
