import type { Size } from '../formats/size.ts'

/** @throws Error when a picture has too many pixels to be decoded */
export function checkPixels({ width, height }: Size, maxPixels: number): void {
  if (width * height <= maxPixels) return
  throw new Error(`The picture has too many pixels: ${width}×${height}, with a limit of ${maxPixels}.`)
}
