import { type Coalescer, createCoalescer } from '../../concurrency/coalesce.ts'
import { UnavailableError } from '../../domain/unavailable.ts'
import type { Size } from '../formats/size.ts'
import { DamagedFileError, WorkerFailedError } from '../workers/workerErrors.ts'
import type { Caller, WorkerPool } from '../workers/workerPool.ts'
import { createFailureMemory, type FailureMemory } from './failureMemory.ts'
import type { Ffmpeg } from './ffmpeg.ts'
import { type Box, fitInto, longEdge } from './fit.ts'
import type { Image } from './image.ts'
import { type ImageCache, LARGE_IMAGE, openImageCache, type StoredImage } from './imageCache.ts'

/** The picture cannot be rendered: there is none in the file, no decoder for it here, damage, or too many pixels. */
export class UnrenderableError extends Error {
  override readonly name = 'UnrenderableError'
}

/** What is drawn: bytes of which `name` is the name for good, such as their hash. */
export interface ImageSource {
  name: string
  /** Lends a file with the bytes. Asked only when something is drawn from them: they may have to come from afar. */
  withFile<T>(use: (path: string) => Promise<T>): Promise<T>
  mime: string
  kind: 'photo' | 'video'
  /** As seen; undefined where it is not known. */
  size: Size | undefined
}

export interface ImageRequest {
  box: Box
  /** Where nothing is transparent; where something is, it is a PNG. */
  format: 'image/jpeg' | 'image/webp'
  /** Over the middle, as on stills of videos. */
  playButton: boolean
}

export interface Thumbnails {
  /**
   * The image of a source in a box; rendered when it is not cached. The same image is rendered once for all requests of
   * a user at a time; other users find it in the cache when their turn comes.
   * @throws UnrenderableError for damage; UnavailableError when rendering failed otherwise and may succeed later;
   * OverloadedError; the reason of the turn's signal
   */
  image(source: ImageSource, wanted: ImageRequest, caller: Caller): Promise<StoredImage>
  /** Forgets that images of a source could not be rendered: its bytes were stored again. */
  forget(name: string): void
  /** Resolves when all that was rendered so far is in the cache. */
  settled(): Promise<void>
}

/**
 * Long edges, in pixels, of the images from which all smaller ones are rendered: an original of 12 or 50 megapixels is
 * decoded once, not for every size that a client requests.
 */
const LADDER = [256, 512, 1024, 2048] as const
type Rung = (typeof LADDER)[number]
const TOP: Rung = 2048

/** Seconds go into decoding them, at whatever size: once. A JPEG is decoded the faster the smaller it is to be. */
const SLOW = new Set(['image/heic', 'image/heif', 'image/avif'])

export interface ThumbnailsOptions {
  /** Of the cache. */
  folder: string
  /** Size limit of the cache. */
  maxBytes: number
  workers: WorkerPool
  ffmpeg: Ffmpeg
  /** Milliseconds since 1970 UTC. */
  now: () => number
}

export async function openThumbnails(options: ThumbnailsOptions): Promise<Thumbnails> {
  const cache = await openImageCache(options.folder, options.maxBytes)
  return new CachedThumbnails(cache, options)
}

class CachedThumbnails implements Thumbnails {
  readonly #cache: ImageCache
  readonly #workers: WorkerPool
  readonly #ffmpeg: Ffmpeg
  readonly #failures: FailureMemory
  readonly #rendering: Coalescer<StoredImage> = createCoalescer()
  readonly #caching = new Set<Promise<void>>()

  constructor(cache: ImageCache, { workers, ffmpeg, now }: ThumbnailsOptions) {
    this.#cache = cache
    this.#workers = workers
    this.#ffmpeg = ffmpeg
    this.#failures = createFailureMemory(now)
  }

  async image(source: ImageSource, wanted: ImageRequest, caller: Caller): Promise<StoredImage> {
    try {
      return await this.#image(source, wanted, caller).catch((error) => {
        const smaller = limitedBox(wanted.box)
        if (!(error instanceof WorkerFailedError) || error.reason !== 'memory' || !smaller) throw error
        // It needs less memory than the original at its own size, and is better than nothing.
        return this.#image(source, { ...wanted, box: smaller }, caller)
      })
    } catch (error) {
      if (!(error instanceof WorkerFailedError)) throw error
      throw new UnavailableError(`The image could not be rendered: ${error.message}`, { cause: error })
    }
  }

  forget(name: string): void {
    this.#failures.forget(name)
  }

  async settled(): Promise<void> {
    await this.#rendering.settled()
    await Promise.all(this.#caching)
  }

  async #image(source: ImageSource, wanted: ImageRequest, caller: Caller): Promise<StoredImage> {
    const { key, edge, rung } = placeOf(source, wanted)
    const find = () => this.#find(key, [wanted.format, 'image/png'])
    return (
      (await find()) ??
      this.#once(source, `${key} ${wanted.format}`, caller, async (own) => {
        const larger = await this.#largerImage(source, edge, rung, own)
        if (larger === undefined) return this.#fromOriginal(source, key, wanted, own)
        return this.#workers.withSlot(own, async (run) => {
          const drawing = { ...wanted, from: 'bytes' in larger ? { image: larger.bytes } : larger }
          return (await find()) ?? this.#keep(key, await run('render', drawing))
        })
      })
    )
  }

  /**
   * Renders once for all that wait in the same turn. Those who wait in other turns look into the cache when theirs has
   * come, so that nobody waits in the queue of somebody else.
   */
  #once(
    { name }: ImageSource,
    id: string,
    { key, signal }: Caller,
    render: (caller: Caller) => Promise<StoredImage>,
  ): Promise<StoredImage> {
    if (this.#failures.has(name, id)) return Promise.reject(new UnrenderableError('The file is damaged.'))
    return this.#rendering.run(`${id} ${key}`, signal, async (shared) => {
      try {
        return await render({ key, signal: shared })
      } catch (error) {
        if (!(error instanceof DamagedFileError)) throw error
        this.#failures.remember(name, id)
        throw new UnrenderableError(`The file is damaged: ${error.message}`, { cause: error })
      }
    })
  }

  /** The image to render from; undefined for the original. `self` is the rung that is to be rendered, if it is one. */
  async #largerImage(
    source: ImageSource,
    edge: number,
    self: Rung | undefined,
    caller: Caller,
  ): Promise<StoredImage | undefined> {
    const rungs = LADDER.filter((rung) => rung >= edge && rung !== self)
    for (const rung of rungs) {
      const found = await this.#find(keyOf(source, rung), ['image/jpeg', 'image/webp', 'image/png'])
      if (found !== undefined) return found
    }
    if (source.kind === 'video') return this.#frame(source, caller)
    const first = SLOW.has(source.mime) ? wholeRung(source) : self === undefined ? rungs[0] : undefined
    return first !== undefined && rungs.includes(first) ? this.#firstImage(source, first, caller) : undefined
  }

  /** A rung of which there is no larger one. */
  #firstImage(source: ImageSource, rung: Rung, caller: Caller): Promise<StoredImage> {
    const wanted: ImageRequest = { box: squareBox(rung), format: 'image/jpeg', playButton: false }
    const key = keyOf(source, rung)
    return this.#once(source, `${key} ${wanted.format}`, caller, (own) =>
      this.#fromOriginal(source, key, wanted, own),
    )
  }

  /** The frame of a video from which everything is rendered, the topmost rung too. */
  async #frame(source: ImageSource, caller: Caller): Promise<StoredImage> {
    const key = keyOf(source, TOP)
    const find = () => this.#find(key, ['image/jpeg'])
    return (
      (await find()) ??
      this.#once(source, `${key} frame`, caller, (own) =>
        this.#workers.withSlot(own, async () => {
          const take = async (path: string) => this.#ffmpeg.still(path, source.mime, TOP, own.signal)
          return (
            (await find()) ?? this.#keep(key, { bytes: await lendFile(source, take), mime: 'image/jpeg' })
          )
        }),
      )
    )
  }

  #fromOriginal(
    source: ImageSource,
    key: string,
    wanted: ImageRequest,
    caller: Caller,
  ): Promise<StoredImage> {
    const { mime } = source
    return this.#workers.withSlot(caller, async (run) => {
      const cached = await this.#find(key, [wanted.format, 'image/png'])
      if (cached !== undefined) return cached
      const image = await lendFile(source, (path) => run('render', { ...wanted, from: { path, mime } }))
      return this.#keep(key, image)
    })
  }

  async #find(key: string, mimes: readonly string[]): Promise<StoredImage | undefined> {
    for (const mime of mimes) {
      const found = await this.#cache.find(key, mime)
      if (found !== undefined) return found
    }
    return undefined
  }

  /** Nobody waits for the disk, but for a large image, which is sent from there. */
  async #keep(key: string, image: Image): Promise<StoredImage> {
    const caching = this.#cache.keep(key, image).finally(() => this.#caching.delete(caching))
    this.#caching.add(caching)
    if (image.bytes.length <= LARGE_IMAGE) return image
    await caching
    return (await this.#cache.find(key, image.mime)) ?? image
  }
}

/** @throws UnrenderableError when the file is gone; whatever else keeps it from being read */
async function lendFile<T>({ withFile }: ImageSource, use: (path: string) => Promise<T>): Promise<T> {
  try {
    return await withFile(use)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new UnrenderableError('The file is gone.', { cause: error })
  }
}

const squareBox = (edge: number): Box => ({ width: edge, height: edge, crop: false })

/** The box scaled down to the topmost rung; undefined when it is no larger. */
function limitedBox({ width, height, crop }: Box): Box | undefined {
  if (!crop || width === undefined || height === undefined) {
    const box = { width: Math.min(width ?? TOP, TOP), height: Math.min(height ?? TOP, TOP), crop }
    return box.width === width && box.height === height ? undefined : box
  }
  const edge = Math.max(width, height)
  const scaled = (side: number) => Math.max(1, Math.round((side * TOP) / edge))
  return edge > TOP ? { width: scaled(width), height: scaled(height), crop } : undefined
}

/**
 * Under which key an image is kept, the long edge of the whole picture at its scale, and the rung that it is, if any.
 * What is as large as the source is the rung above it.
 */
function placeOf(source: ImageSource, wanted: ImageRequest): Place {
  const place = source.size ? fittedPlace(source, source.size, wanted) : guessedPlace(source, wanted)
  // A frame of a video is no larger than the topmost rung.
  return source.kind === 'video' ? { ...place, edge: Math.min(place.edge, TOP) } : place
}

type Place = { key: string; edge: number; rung?: Rung }

function fittedPlace(source: ImageSource, size: Size, { box, playButton }: ImageRequest): Place {
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
function guessedPlace(source: ImageSource, { box, playButton }: ImageRequest): Place {
  const { width = 0, height = 0, crop } = box
  const rung = LADDER.find((one) => one === width && one === height && !crop && !playButton)
  if (rung !== undefined) return { key: keyOf(source, rung), edge: rung, rung }
  const key = `${source.name}-in${width}x${height}${crop ? 'c' : ''}${playButton ? 'p' : ''}`
  return { key, edge: crop || width === 0 || height === 0 ? TOP : Math.max(width, height) }
}

/** The rung that is as large as the source, or the topmost. */
const wholeRung = ({ size }: ImageSource): Rung =>
  (size && LADDER.find((rung) => rung >= longEdge(size))) ?? TOP

const keyOf = ({ name }: ImageSource, rung: Rung): string => `${name}-${rung}`
