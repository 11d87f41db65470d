/** Facts that a camera records about a shot. */
export interface CameraFacts {
  /** Milliseconds UTC. */
  takenAt: number | undefined
  cameraMake: string | undefined
  cameraModel: string | undefined
  /** Phones name the side of the lens. Facts that were stored by early versions do not have it. */
  lensModel?: string | undefined
  /** Millimeters, of the lens itself. */
  focalLength: number | undefined
  apertureFNumber: number | undefined
  isoEquivalent: number | undefined
  /** Seconds. */
  exposureTime: number | undefined
}

export const NO_CAMERA_FACTS: CameraFacts = {
  takenAt: undefined,
  cameraMake: undefined,
  cameraModel: undefined,
  lensModel: undefined,
  focalLength: undefined,
  apertureFNumber: undefined,
  isoEquivalent: undefined,
  exposureTime: undefined,
}

/** Facts of a video; those of a photo have neither `fps` nor `durationMs`. */
export interface VideoFacts extends CameraFacts {
  /** Pixels as seen: orientation and rotation are applied. */
  width: number | undefined
  height: number | undefined
  fps: number | undefined
  durationMs: number | undefined
}

export const NO_VIDEO_FACTS: VideoFacts = {
  ...NO_CAMERA_FACTS,
  width: undefined,
  height: undefined,
  fps: undefined,
  durationMs: undefined,
}

/** Facts of a photo or video (facts 3: MediaMetadata, Photo, Video). */
export interface FileFacts extends VideoFacts {
  kind: 'photo' | 'video'
  mime: string
}
