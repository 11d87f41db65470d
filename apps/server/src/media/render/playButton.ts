import type { Size } from '../formats/size.ts'

/** Diameter of the button, relative to the shorter edge. */
const BUTTON = 0.3

/** The play button for the center of a picture of that size, as SVG (facts 6). */
export function playButtonFor({ width, height }: Size): Buffer {
  const edge = Math.max(1, Math.round(Math.min(width, height) * BUTTON))
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${edge}" height="${edge}" viewBox="0 0 100 100">
      <circle cx="50" cy="50" r="46" fill="#000" fill-opacity=".55" stroke="#fff" stroke-width="5"/>
      <path d="M40 29v42l34-21z" fill="#fff"/>
    </svg>`,
  )
}
