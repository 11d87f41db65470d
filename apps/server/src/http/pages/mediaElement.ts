import type { TileMedia } from '../../catalog/albumEntries.ts'
import { dayOf } from './format.ts'
import { type Html, html, plainText } from './html.ts'

/** Height in which an item stands between others, in CSS pixels: the most that the style gives it. */
const TILE = 240
/** How far from a square a tile may be: what is longer is cut. */
const RATIOS = { min: 0.5, max: 3 }

/** Long edges in which a page offers a picture of its own, in pixels. */
const EDGES = [800, 1600, 2560]

/** What a still of a video is asked for with, so that it has no play button drawn into it (facts 6). */
const still = ({ kind }: TileMedia) => (kind === 'video' ? '-no' : '')

/** The picture of an item among others. */
export function tile(item: TileMedia, url: string): Html {
  const { width, height } = item
  const ratio = width && height ? Math.min(RATIOS.max, Math.max(RATIOS.min, width / height)) : 1
  const source = (size: number) => `${url}=h${size}${still(item)}`
  return html`<img src="${source(TILE)}" srcset="${source(TILE)} 1x, ${source(2 * TILE)} 2x" \
width="${Math.round(TILE * ratio)}" height="${TILE}" alt="${inWords(item)}" loading="lazy" decoding="async">`
}

/** The item itself: a picture as large as the window wants it, or a player. */
export function mediaElement(item: TileMedia, url: string): Html {
  const [smallest = 0, middle = 0] = EDGES
  const source = (edge: number) => `${url}=w${edge}-h${edge}${still(item)}`
  const shown = fitted(item, middle)
  const size = shown && html`width="${shown.width}" height="${shown.height}"`
  if (item.kind === 'video') {
    return html`<video controls preload="metadata" playsinline ${size} src="${url}=dv" \
poster="${source(middle)}" aria-label="${inWords(item)}"></video>`
  }
  const sources = EDGES.map((edge) => ({ edge, width: fitted(item, edge)?.width }))
  const offered = sources.filter(
    ({ edge, width }, index) => width && (edge === smallest || width !== sources[index - 1]?.width),
  )
  const srcset = offered.map(({ edge, width }) => `${source(edge)} ${width}w`).join(', ')
  return html`<img src="${source(middle)}" ${srcset !== '' && html`srcset="${srcset}" sizes="min(100vw, ${item.width ?? 0}px)"`} ${size} \
alt="${inWords(item)}">`
}

/** The size of an item in a square of this edge: never larger than it is. */
function fitted({ width, height }: TileMedia, edge: number) {
  if (!width || !height) return undefined
  const scale = Math.min(1, edge / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** What there is to read in the place of a picture. */
function inWords({ kind, description, taken_at }: TileMedia): string {
  return `${kind === 'video' ? 'Video' : 'Photo'}: ${description === null ? dayOf(taken_at) : plainText(description)}`
}
