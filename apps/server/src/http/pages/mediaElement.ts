import type { TileMedia } from '../../catalog/albumEntries.ts'
import { formatDay } from './format.ts'
import { type Html, html, plainText } from './html.ts'

/** Height of a tile, in CSS pixels: the maximum that the style allows. */
const TILE_HEIGHT = 240
/** Limits of a tile's ratio of width to height: longer images are cropped. */
const TILE_RATIOS = { min: 0.5, max: 3 }

/** Long edges of the images that an item's page offers, in pixels. */
const EDGES = [800, 1600, 2560]

/** The base URL parameter for a still of a video without a play button (facts 6). */
const withoutPlayButton = ({ kind }: TileMedia) => (kind === 'video' ? '-no' : '')

/** The image of an item among others. */
export function tileImage(item: TileMedia, url: string): Html {
  const { width, height } = item
  const ratio = width && height ? Math.min(TILE_RATIOS.max, Math.max(TILE_RATIOS.min, width / height)) : 1
  const source = (size: number) => `${url}=h${size}${withoutPlayButton(item)}`
  return html`<img src="${source(TILE_HEIGHT)}" srcset="${source(TILE_HEIGHT)} 1x, ${source(2 * TILE_HEIGHT)} 2x" \
width="${Math.round(TILE_HEIGHT * ratio)}" height="${TILE_HEIGHT}" alt="${altText(item)}" loading="lazy" decoding="async">`
}

/** The item itself: an image for the size of the window, or a player. */
export function mediaElement(item: TileMedia, url: string): Html {
  const [, middle = 0] = EDGES
  const source = (edge: number) => `${url}=w${edge}-h${edge}${withoutPlayButton(item)}`
  const shown = fitInSquare(item, middle)
  const size = shown && html`width="${shown.width}" height="${shown.height}"`
  if (item.kind === 'video') {
    return html`<video controls preload="metadata" playsinline ${size} src="${url}=dv" \
poster="${source(middle)}" aria-label="${altText(item)}"></video>`
  }
  const srcset = availableWidths(item)
    .map(({ edge, width }) => `${source(edge)} ${width}w`)
    .join(', ')
  return html`<img src="${source(middle)}" ${srcset !== '' && html`srcset="${srcset}" sizes="min(100vw, ${item.width ?? 0}px)"`} ${size} \
alt="${altText(item)}">`
}

/** The widths in which an image can be served, each once; none if its size is unknown. */
function availableWidths(item: TileMedia): { edge: number; width: number }[] {
  const sizes = EDGES.flatMap((edge) => {
    const width = fitInSquare(item, edge)?.width
    return width ? [{ edge, width }] : []
  })
  return sizes.filter(({ width }, index) => width !== sizes[index - 1]?.width)
}

/** The size of an item scaled down to fit in a square. */
function fitInSquare({ width, height }: TileMedia, edge: number) {
  if (!width || !height) return undefined
  const scale = Math.min(1, edge / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

function altText({ kind, description, takenAt }: TileMedia): string {
  return `${kind === 'video' ? 'Video' : 'Photo'}: ${description === undefined ? formatDay(takenAt) : plainText(description)}`
}
