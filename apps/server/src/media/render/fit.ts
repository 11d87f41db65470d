import type { Size } from '../formats/size.ts'

/** The box of `=w…-h…[-c]` (facts 6), in pixels. A missing side is free. */
export interface BoundingBox {
  width?: number
  height?: number
  crop: boolean
}

/** A picture scaled as a whole, and the part cut from its center: of the same size unless it is cropped. */
export interface Fitted {
  scaled: Size
  cut: Size
}

/**
 * Fits a picture into a box: inside, with its ratio kept, and never larger than it is.
 *
 * With `crop` and both sides the result has the box's exact size (facts 6). A source smaller than the box cannot
 * satisfy both the exact size and "never upscaled"; the second rule wins, and the result is the largest cut of the
 * box's ratio that the source contains. A crop with one side only is a plain fit: there is no ratio to cut to.
 */
export function fitInto(source: Size, { width, height, crop }: BoundingBox): Fitted {
  const across = (width ?? Number.POSITIVE_INFINITY) / source.width
  const down = (height ?? Number.POSITIVE_INFINITY) / source.height
  if (!crop || !width || !height) {
    const scaled = times(source, Math.min(1, across, down))
    return { scaled, cut: scaled }
  }
  const cut = times({ width, height }, Math.min(1, 1 / across, 1 / down))
  const cover = Math.max(cut.width / source.width, cut.height / source.height)
  return { scaled: times(source, cover), cut }
}

export const longEdge = ({ width, height }: Size): number => Math.max(width, height)

const times = ({ width, height }: Size, factor: number): Size => ({
  width: Math.max(1, Math.round(width * factor)),
  height: Math.max(1, Math.round(height * factor)),
})
