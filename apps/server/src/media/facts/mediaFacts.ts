import type { LocationPatch } from '../location/locationPatches.ts'

/** What a camera notes about a shot, as far as the file tells. */
export type Camera = {
  /** Milliseconds UTC. */
  takenAt: number | null
  cameraMake: string | null
  cameraModel: string | null
  /** Phones name the side it is on. Facts kept from before it was read are without it. */
  lensModel?: string | null
  /** Millimetres, of the lens itself. */
  focalLength: number | null
  apertureFNumber: number | null
  isoEquivalent: number | null
  /** Seconds. */
  exposureTime: number | null
}

/** What is in a file (facts 3: MediaMetadata, Photo, Video). */
export type MediaFacts = Camera & {
  kind: 'photo' | 'video'
  mime: string
  /** Pixels as seen: orientation and rotation applied. */
  width: number | null
  height: number | null
  fps: number | null
  durationMs: number | null
  /** Laid over the original when it is served. */
  redactions: LocationPatch[]
  /** Set when the examination was ended for its cost: the file is examined again when it is uploaded again. */
  incomplete?: true
}

export const NO_CAMERA: Camera = {
  takenAt: null,
  cameraMake: null,
  cameraModel: null,
  lensModel: null,
  focalLength: null,
  apertureFNumber: null,
  isoEquivalent: null,
  exposureTime: null,
}

export type VideoFacts = Omit<MediaFacts, 'kind' | 'mime' | 'redactions' | 'incomplete'>

export const NO_VIDEO: VideoFacts = { ...NO_CAMERA, width: null, height: null, fps: null, durationMs: null }

/** The first string of a text tag: some cameras pad with NULs, others put several strings into one. */
export function firstText(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value
  if (typeof first !== 'string') return null
  const text = first.split('\0')[0]?.trim() ?? ''
  return text === '' ? null : text.slice(0, MAX_TEXT)
}

/** A make or model is some 20 characters; a damaged tag may claim the rest of the file. */
const MAX_TEXT = 255

/** A measured quantity: finite and above zero, else null. */
export const positive = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null
