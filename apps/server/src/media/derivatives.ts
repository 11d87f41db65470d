import type { Image } from './draw.ts'
import { drawApart, UnrenderableError } from './drawers.ts'
import type { Ffmpeg } from './ffmpeg.ts'
import { type Box, fitInto, longEdge, type Size } from './fit.ts'
import { openImageCache } from './image-cache.ts'

/** What is drawn: bytes of which `name` is the name for good, such as their hash. */
export interface Source {
  name: string
  /** Lends a file with the bytes. Asked only when something is drawn from them: they may have to come from afar. */
  withFile<T>(use: (path: string) => Promise<T>): Promise<T>
  mime: string
  kind: 'photo' | 'video'
  /** As seen; undefined where it is not known. */
  size: Size | undefined
}

export interface Wanted {
  box: Box
  /** Where nothing is transparent; where something is, it is a PNG. */
  format: 'image/jpeg' | 'image/webp'
  /** Over the middle, as on stills of videos. */
  playButton: boolean
}

export interface Derivatives {
  /**
   * The image of a source in a box; drawn when it is not kept. The same image is drawn once however many ask for it at
   * a time. @throws UnrenderableError
   */
  image(source: Source, wanted: Wanted): Promise<Image>
  /** Resolves when all that was drawn so far is kept. */
  settled(): Promise<void>
}

/**
 * Long edges, in pixels, of the images from which all smaller ones are drawn (server.md, Media): the original of 12 or
 * 50 megapixels is decoded for the first of them, not for every size a client thinks of.
 */
const LADDER = [256, 512, 1024, 2048] as const
type Rung = (typeof LADDER)[number]
const TOP: Rung = 2048
/** Seconds go into decoding them, at whatever size: once. A JPEG is decoded the faster the smaller it is to be. */
const SLOW = new Set(['image/heic', 'image/heif', 'image/avif'])

/** Names of what could not be drawn: trying again would take as long, and a restart forgets them. */
const MAX_HOPELESS = 10_000

export async function openDerivatives(
  folder: string,
  maxBytes: number,
  ffmpeg: Ffmpeg,
): Promise<Derivatives> {
  const cache = await openImageCache(folder, maxBytes)
  const drawing = new Map<string, { image: Promise<Image>; kept: Promise<unknown> }>()
  const hopeless = new Set<string>()

  /** Draws and keeps; whoever asks for the same meanwhile gets the same. Nobody waits for the disk. */
  function once(key: string, id: string, make: () => Promise<Image>): Promise<Image> {
    const underWay = drawing.get(id)
    if (underWay !== undefined) return underWay.image
    const image = make()
    const forget = () => drawing.delete(id)
    const kept = image.then((drawn) => cache.keep(key, drawn)).then(forget, forget)
    drawing.set(id, { image, kept })
    return image
  }

  async function image(source: Source, wanted: Wanted): Promise<Image> {
    const { key, edge, rung } = placeOf(source, wanted)
    const known = (await cache.find(key, wanted.format)) ?? (await cache.find(key, 'image/png'))
    if (known !== undefined) return known
    return once(key, `${key} ${wanted.format}`, async () => {
      const larger = await largerImage(source, edge, rung)
      if (larger === undefined) return fromOriginal(source, wanted)
      return drawApart({ ...wanted, from: { image: larger.bytes } })
    })
  }

  /** The image to draw from; undefined for the original. `self` is the rung that is to be drawn, if it is one. */
  async function largerImage(source: Source, edge: number, self?: Rung): Promise<Image | undefined> {
    const rungs = LADDER.filter((rung) => rung >= edge && rung !== self)
    for (const rung of rungs) {
      for (const mime of ['image/jpeg', 'image/webp', 'image/png']) {
        const found = await cache.find(keyOf(source, rung), mime)
        if (found !== undefined) return found
      }
    }
    if (source.kind === 'video') return frame(source)
    const first = SLOW.has(source.mime) ? wholeRung(source) : self === undefined ? rungs[0] : undefined
    return first !== undefined && rungs.includes(first) ? firstImage(source, first) : undefined
  }

  /** A rung of which there is no larger one. */
  function firstImage(source: Source, rung: Rung): Promise<Image> {
    const wanted: Wanted = {
      box: { width: rung, height: rung, crop: false },
      format: 'image/jpeg',
      playButton: false,
    }
    const key = keyOf(source, rung)
    return once(key, `${key} ${wanted.format}`, () => fromOriginal(source, wanted))
  }

  /** The frame of a video from which all is drawn, the topmost rung too. */
  async function frame(source: Source): Promise<Image> {
    const key = keyOf(source, TOP)
    const known = await cache.find(key, 'image/jpeg')
    return known ?? once(key, `${key} frame`, () => fromOriginal(source))
  }

  /** The image of a photo; of a video the frame, for which nothing is wanted. */
  async function fromOriginal({ name, withFile, mime }: Source, wanted?: Wanted): Promise<Image> {
    if (hopeless.has(name)) throw new UnrenderableError('The file could not be drawn before.')
    const draw = async (path: string): Promise<Image> => {
      try {
        if (wanted) return await drawApart({ ...wanted, from: { path, mime } })
        return { bytes: await ffmpeg.still(path, mime, TOP), mime: 'image/jpeg' }
      } catch (error) {
        giveUp(name)
        throw new UnrenderableError('The file cannot be drawn.', { cause: error })
      }
    }
    try {
      return await withFile(draw)
    } catch (error) {
      // Any other failure to get at the bytes may pass.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      throw new UnrenderableError('The file is gone.', { cause: error })
    }
  }

  function giveUp(name: string): void {
    hopeless.add(name)
    const [oldest] = hopeless
    if (hopeless.size > MAX_HOPELESS && oldest !== undefined) hopeless.delete(oldest)
  }

  return {
    image,
    async settled() {
      await Promise.all([...drawing.values()].map(({ kept }) => kept))
    },
  }
}

/**
 * Under which key an image is kept, the long edge of the whole picture at its scale, and the rung that it is, if any.
 * What is as large as the source is the rung above it.
 */
function placeOf(source: Source, wanted: Wanted): Place {
  const place = source.size ? fittedPlace(source, source.size, wanted) : guessedPlace(source, wanted)
  // A frame of a video is no larger than the topmost rung.
  return source.kind === 'video' ? { ...place, edge: Math.min(place.edge, TOP) } : place
}

type Place = { key: string; edge: number; rung?: Rung }

function fittedPlace(source: Source, size: Size, { box, playButton }: Wanted): Place {
  const { scaled, cut } = fitInto(size, box)
  const edge = longEdge(scaled)
  const cropped = cut.width !== scaled.width || cut.height !== scaled.height
  const rung = LADDER.find((one) => one >= edge)
  if (!cropped && !playButton && rung !== undefined && edge === Math.min(rung, longEdge(size))) {
    return { key: keyOf(source, rung), edge, rung }
  }
  const key = `${source.name}-${cut.width}x${cut.height}${cropped ? 'c' : ''}${playButton ? 'p' : ''}`
  return { key, edge }
}

/** Where the shape is not known, a box with one free side, or one to be filled, may take the largest rung there is. */
function guessedPlace(source: Source, { box, playButton }: Wanted): Place {
  const { width = 0, height = 0, crop } = box
  const rung = LADDER.find((one) => one === width && one === height && !crop && !playButton)
  if (rung !== undefined) return { key: keyOf(source, rung), edge: rung, rung }
  const key = `${source.name}-in${width}x${height}${crop ? 'c' : ''}${playButton ? 'p' : ''}`
  return { key, edge: crop || width === 0 || height === 0 ? TOP : Math.max(width, height) }
}

/** The rung that is as large as the source, or the topmost. */
const wholeRung = ({ size }: Source): Rung => (size && LADDER.find((rung) => rung >= longEdge(size))) ?? TOP

const keyOf = ({ name }: Source, rung: Rung): string => `${name}-${rung}`
