import type { Box } from './fit.ts'

/** What to draw: from a stored file of that kind, or from an image that was drawn before. */
export type RenderOptions = {
  from: { path: string; mime: string } | { image: Uint8Array }
  box: Box
  /** Where nothing is transparent; where something is, it becomes a PNG. */
  format: 'image/jpeg' | 'image/webp'
  playButton: boolean
}

export type Image = { bytes: Uint8Array; mime: string }
