import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Coalescer, createCoalescer } from '../../concurrency/coalesce.ts'
import { UnavailableError } from '../../domain/unavailable.ts'
import type { Size } from '../formats/size.ts'
import { DamagedFileError, WorkerFailedError } from '../workers/workerErrors.ts'
import type { Caller, WorkerPool } from '../workers/workerPool.ts'
import { createFailureMemory, type FailureMemory } from './failureMemory.ts'
import type { Image, RenderOptions, RenderTasks } from './image.ts'
import { type ImageCache, LARGE_IMAGE_BYTES, openImageCache, type StoredImage } from './imageCache.ts'
import {
  keyOf,
  LARGEST_STEP,
  limitToLargestStep,
  positionOf,
  SIZE_STEPS,
  type SizeStep,
  type StepPosition,
  stepBox,
  stepOfSource,
} from './sizeSteps.ts'

/** The image cannot be rendered: the file has no picture, is damaged or too large, or no decoder here reads it. */
export class UnrenderableError extends Error {
  override readonly name = 'UnrenderableError'
}

/** The bytes of a photo or video. */
export interface ImageSource {
  /** Identifies the bytes for good, such as their hash. */
  name: string
  /** Lends a file with the bytes. Called only when they are needed: they may have to be fetched from another machine. */
  withFile<T>(use: (path: string) => Promise<T>): Promise<T>
  mime: string
  kind: 'photo' | 'video'
  /** As seen; undefined where it is not known. */
  size: Size | undefined
}

export type ImageRequest = Omit<RenderOptions, 'from'>

/** Smaller images of photos and videos, rendered in worker processes and cached on disk. */
export interface Thumbnails {
  /**
   * Returns the image of a source in a box, rendered when it is not cached. Concurrent requests of one user for an image
   * share one run; another user's request finds it in the cache when it gets its slot.
   * @throws UnrenderableError for damage; UnavailableError when rendering failed otherwise, and a retry may succeed;
   * OverloadedError; the reason of the caller's signal
   */
  image(source: ImageSource, request: ImageRequest, caller: Caller): Promise<StoredImage>
  /** Forgets that images of a source could not be rendered. Called when its bytes are stored again. */
  forget(name: string): void
  /** Resolves when all images rendered so far are in the cache. */
  settled(): Promise<void>
}

/** Decoding these takes seconds, at any size, so it is done once. A JPEG decodes faster to a smaller size. */
const SLOW_TYPES = new Set(['image/heic', 'image/heif', 'image/avif'])

export interface ThumbnailsOptions {
  /** Folder of the cache. */
  folder: string
  /** Size limit of the cache. */
  maxBytes: number
  workers: WorkerPool<RenderTasks>
  /** Takes frames of videos. */
  ffmpeg: { still(path: string, mime: string, edge: number, signal?: AbortSignal): Promise<Buffer> }
  /** Milliseconds since 1970 UTC. */
  now: () => number
}

export async function openThumbnails(options: ThumbnailsOptions): Promise<Thumbnails> {
  const cache = await openImageCache(options.folder, options.maxBytes)
  return new CachedThumbnails(cache, options)
}

class CachedThumbnails implements Thumbnails {
  readonly #cache: ImageCache
  readonly #workers: ThumbnailsOptions['workers']
  readonly #ffmpeg: ThumbnailsOptions['ffmpeg']
  readonly #failures: FailureMemory
  readonly #rendering: Coalescer<StoredImage> = createCoalescer()
  readonly #caching = new Set<Promise<void>>()
  /** Images that are not in the cache yet. */
  readonly #unwritten = new Map<string, StoredImage>()

  constructor(cache: ImageCache, { workers, ffmpeg, now }: ThumbnailsOptions) {
    this.#cache = cache
    this.#workers = workers
    this.#ffmpeg = ffmpeg
    this.#failures = createFailureMemory(now)
  }

  async image(source: ImageSource, request: ImageRequest, caller: Caller): Promise<StoredImage> {
    try {
      return await this.#image(source, request, caller).catch((error) => {
        const box = limitToLargestStep(request.box)
        if (!(error instanceof WorkerFailedError) || error.reason !== 'memory' || !box) throw error
        // A smaller image needs less memory than the original at its own size, and is better than none.
        return this.#image(source, { ...request, box }, caller)
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

  async #image(source: ImageSource, request: ImageRequest, caller: Caller): Promise<StoredImage> {
    const position = positionOf({ source, ...request })
    const { key } = position
    const find = () => this.#find(key, [request.format, 'image/png'])
    const cached = await find()
    if (cached !== undefined) return cached
    return this.#once(source, `${key} ${request.format}`, caller, async (shared) => {
      const larger = await this.#largerImage(source, position, shared)
      if (larger === undefined) return this.#fromOriginal(source, key, request, shared)
      return this.#workers.withSlot(shared, async (run) => {
        const options = { ...request, from: 'bytes' in larger ? { image: larger.bytes } : larger }
        return (await find()) ?? this.#store(key, await run('render', options))
      })
    })
  }

  /**
   * Renders once for all requests that wait for the same slot. Requests that wait for other slots look into the cache
   * when they get theirs, so that no user waits in the queue of another one.
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

  /** Returns the image to render a smaller one from; undefined for the original. */
  async #largerImage(
    source: ImageSource,
    position: StepPosition,
    caller: Caller,
  ): Promise<StoredImage | undefined> {
    const steps = SIZE_STEPS.filter((step) => step >= position.edge && step !== position.step)
    for (const step of steps) {
      const found = await this.#find(keyOf(source, step), ['image/jpeg', 'image/webp', 'image/png'])
      if (found !== undefined) return found
    }
    if (source.kind === 'video') return this.#frame(source, caller)
    const first = this.#firstStep(source, position, steps)
    return first === undefined ? undefined : this.#renderStep(source, first, caller)
  }

  /** Returns the step to render from the original before the image itself, if that pays off. */
  #firstStep(source: ImageSource, position: StepPosition, steps: readonly SizeStep[]): SizeStep | undefined {
    if (!SLOW_TYPES.has(source.mime)) return position.step === undefined ? steps[0] : undefined
    const whole = stepOfSource(source.size)
    return steps.includes(whole) ? whole : undefined
  }

  #renderStep(source: ImageSource, step: SizeStep, caller: Caller): Promise<StoredImage> {
    const request: ImageRequest = { box: stepBox(step), format: 'image/jpeg', playButton: false }
    const key = keyOf(source, step)
    return this.#once(source, `${key} ${request.format}`, caller, (shared) =>
      this.#fromOriginal(source, key, request, shared),
    )
  }

  /** Returns the frame of a video from which all its images are rendered, the largest step too. */
  async #frame(source: ImageSource, caller: Caller): Promise<StoredImage> {
    const key = keyOf(source, LARGEST_STEP)
    const mime = 'image/jpeg'
    const find = () => this.#find(key, [mime])
    const cached = await find()
    if (cached !== undefined) return cached
    return this.#once(source, `${key} frame`, caller, (shared) =>
      this.#workers.withSlot(shared, async () => {
        const take = (path: string) => this.#ffmpeg.still(path, source.mime, LARGEST_STEP, shared.signal)
        return (await find()) ?? this.#store(key, { bytes: await lendFile(source, take), mime })
      }),
    )
  }

  #fromOriginal(
    source: ImageSource,
    key: string,
    request: ImageRequest,
    caller: Caller,
  ): Promise<StoredImage> {
    const { mime } = source
    return this.#workers.withSlot(caller, async (run) => {
      const cached = await this.#find(key, [request.format, 'image/png'])
      if (cached !== undefined) return cached
      const image = await lendFile(source, (path) => run('render', { ...request, from: { path, mime } }))
      return this.#store(key, image)
    })
  }

  async #find(key: string, mimes: readonly string[]): Promise<StoredImage | undefined> {
    for (const mime of mimes) {
      const found = this.#unwritten.get(nameOf(key, mime)) ?? (await this.#cache.find(key, mime))
      if (found !== undefined) return found
    }
    return undefined
  }

  /**
   * Does not wait for the disk, except for a large image, which is sent from there. A small one is written after it was
   * sent, because writing would slow down sending (`pnpm bench bytes`).
   */
  async #store(key: string, image: Image): Promise<StoredImage> {
    const isSmall = image.bytes.length <= LARGE_IMAGE_BYTES
    const name = nameOf(key, image.mime)
    const store = async () => {
      if (isSmall) await nextTurn()
      await this.#cache.store(key, image)
    }
    if (isSmall) this.#unwritten.set(name, image)
    const caching = store().finally(() => {
      this.#unwritten.delete(name)
      this.#caching.delete(caching)
    })
    this.#caching.add(caching)
    if (isSmall) return image
    await caching
    return (await this.#cache.find(key, image.mime)) ?? image
  }
}

const nameOf = (key: string, mime: string): string => `${key} ${mime}`

/** @throws UnrenderableError when the file is gone; any other error that keeps it from being read */
async function lendFile<T>({ withFile }: ImageSource, use: (path: string) => Promise<T>): Promise<T> {
  try {
    return await withFile(use)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new UnrenderableError('The file is gone.', { cause: error })
  }
}
