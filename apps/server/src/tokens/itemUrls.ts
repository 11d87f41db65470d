import { itemUrl, MEDIA_PATH } from './mediaUrls.ts'
import { itemPage, type LinkHolder, pagePaths } from './pageLinks.ts'
import { mediaItemId } from './publicIds.ts'
import type { CapabilitySealer } from './signingKeys.ts'
import type { Sealer } from './tokenCodec.ts'

/** What names a media item in an answer. */
export interface ItemNames {
  id: string
  /** Path of its base URL. */
  url: string
  /** Path of its page. */
  page: string
}

/** Shows a page of items to who is to get them, with all their names made in two cipher calls. */
export type NameItems = <Row extends { id: number }, Shown>(
  rows: readonly Row[],
  holder: LinkHolder,
  show: (row: Row, names: ItemNames) => Shown,
) => Shown[]

export function createItemNames(
  idSealer: Sealer,
  capabilitySealer: CapabilitySealer,
  urlsUntil: () => number,
): NameItems {
  return (rows, { user, client }, show) => {
    const until = urlsUntil()
    const ids = idSealer.sealAll(rows.map(({ id }) => mediaItemId(id)))
    const texts = capabilitySealer.sealAll(
      rows.flatMap(({ id }) => [itemUrl({ media: id, user }, until), itemPage({ row: id, user, client })]),
    )
    return rows.map((row, index) => {
      const [id = '', url = '', page = ''] = [ids[index], texts[index * 2], texts[index * 2 + 1]]
      return show(row, { id, url: MEDIA_PATH + url, page: pagePaths.photo + page })
    })
  }
}
