import type { BoundingBox } from './fit.ts'

export interface RenderOptions {
  /** A stored file of that type, or an image that was rendered before. */
  from: { path: string; mime: string } | { image: Uint8Array }
  box: BoundingBox
  /** Of opaque images. An image with transparency becomes a PNG. */
  format: 'image/jpeg' | 'image/webp'
  playButton: boolean
}

export interface Image {
  bytes: Uint8Array
  mime: string
}

/** The tasks of the worker processes that render. */
export interface RenderTasks {
  render: { input: RenderOptions; output: Image }
}
