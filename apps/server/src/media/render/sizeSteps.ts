import type { Size } from '../formats/size.ts'
import { type BoundingBox, fitInto, longEdge } from './fit.ts'

/**
 * Long edges, in pixels, of the thumbnails from which all smaller ones are rendered: an original of 12 or 50 megapixels
 * is decoded once, not for every size that a client requests.
 */
export const SIZE_STEPS = [256, 512, 1024, 2048] as const
export type SizeStep = (typeof SIZE_STEPS)[number]
export const LARGEST_STEP: SizeStep = 2048

/** An image to render: its source, and how it must look. */
export interface StepInput {
  source: { name: string; kind: 'photo' | 'video'; size: Size | undefined }
  box: BoundingBox
  playButton: boolean
}

/** The position of an image among the size steps. */
export interface StepPosition {
  /** Under which the image is cached. */
  key: string
  /** The long edge of the whole picture at the scale of the image. */
  edge: number
  /** The step that the image is, if it is one. An image as large as the source is the step above it. */
  step: SizeStep | undefined
}

export function positionOf(input: StepInput): StepPosition {
  const { source } = input
  const position = source.size ? fittedPosition(input, source.size) : guessedPosition(input)
  // A frame of a video is no larger than the largest step.
  return source.kind === 'video' ? { ...position, edge: Math.min(position.edge, LARGEST_STEP) } : position
}

function fittedPosition({ source, box, playButton }: StepInput, size: Size): StepPosition {
  const { scaled, cut } = fitInto(size, box)
  const edge = longEdge(scaled)
  const cropped = cut.width !== scaled.width || cut.height !== scaled.height
  const step = stepAbove(edge)
  if (!cropped && !playButton && step !== undefined && edge === Math.min(step, longEdge(size))) {
    return { key: keyOf(source, step), edge, step }
  }
  return {
    key: `${source.name}-${cut.width}x${cut.height}${suffix(cropped, playButton)}`,
    edge,
    step: undefined,
  }
}

/** Of unknown shape, a picture in a box with one free side, or one that fills its box, may need the largest step. */
function guessedPosition({ source, box, playButton }: StepInput): StepPosition {
  const { width = 0, height = 0, crop } = box
  const step = SIZE_STEPS.find((one) => one === width && one === height && !crop && !playButton)
  if (step !== undefined) return { key: keyOf(source, step), edge: step, step }
  const edge = crop || width === 0 || height === 0 ? LARGEST_STEP : Math.max(width, height)
  return { key: `${source.name}-in${width}x${height}${suffix(crop, playButton)}`, edge, step: undefined }
}

const suffix = (cropped: boolean, playButton: boolean): string =>
  `${cropped ? 'c' : ''}${playButton ? 'p' : ''}`

const stepAbove = (edge: number): SizeStep | undefined => SIZE_STEPS.find((step) => step >= edge)

/** The step that shows the whole source at its own size, or the largest. */
export const stepOfSource = (size: Size | undefined): SizeStep =>
  (size && stepAbove(longEdge(size))) ?? LARGEST_STEP

export const keyOf = ({ name }: { name: string }, step: SizeStep): string => `${name}-${step}`

export const stepBox = (step: SizeStep): BoundingBox => ({ width: step, height: step, crop: false })

/** Scales a box down to the largest step. Returns undefined for a box that is no larger. */
export function limitToLargestStep({ width, height, crop }: BoundingBox): BoundingBox | undefined {
  const limit = LARGEST_STEP
  if (!crop || width === undefined || height === undefined) {
    const box = { width: Math.min(width ?? limit, limit), height: Math.min(height ?? limit, limit), crop }
    return box.width === width && box.height === height ? undefined : box
  }
  const edge = Math.max(width, height)
  const scaled = (side: number) => Math.max(1, Math.round((side * limit) / edge))
  return edge > limit ? { width: scaled(width), height: scaled(height), crop } : undefined
}
