import { access, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { KIB } from '../formats/units.ts'
import type { Image } from './image.ts'

/** An image in a file. */
export interface ImageFile {
  path: string
  /** In bytes. */
  size: number
  mime: string
}

export type StoredImage = Image | ImageFile

/** Larger than a thumbnail. Such images are sent from their files. */
export const LARGE_IMAGE_BYTES = 256 * KIB

/**
 * A cache of images on disk, by key. All of them can be rendered again, so nothing is synced and all may be deleted.
 */
export interface ImageCache {
  /** Returns a large image as a file, because a client may read it slowly. */
  find(key: string, mime: string): Promise<StoredImage | undefined>
  /** Does nothing when the disk is full: the image is sent without being cached. */
  store(key: string, image: Image): Promise<void>
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/png': 'png',
}

/**
 * Opens the folder. Deletes files that a process left half written, or a power cut empty. Stores at most `maxBytes`.
 */
export async function openImageCache(folder: string, maxBytes: number): Promise<ImageCache> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const sizes = await readSizes(folder)
  let total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
  let written = 0
  const memory = createMemory()
  const fileOf = (key: string, mime: string) => `${key}.${EXTENSIONS[mime]}`

  async function write(file: string, bytes: Uint8Array): Promise<void> {
    // A unique name: the same image may be written twice at the same time.
    const unfinished = join(folder, `${file}.${++written}${UNFINISHED}`)
    try {
      await writeFile(unfinished, bytes, { mode: 0o600 })
      await rename(unfinished, join(folder, file))
    } catch (error) {
      await rm(unfinished, { force: true })
      throw error
    }
    memory.forget(file)
    total += bytes.length - (sizes.get(file) ?? 0)
    sizes.delete(file)
    sizes.set(file, bytes.length)
    for (const [oldest, size] of sizes) {
      if (total <= maxBytes) break
      sizes.delete(oldest)
      memory.forget(oldest)
      total -= size
      await rm(join(folder, oldest), { force: true })
    }
  }

  return {
    async find(key, mime) {
      const file = fileOf(key, mime)
      const size = sizes.get(file)
      if (size === undefined) return undefined
      const kept = memory.find(file)
      const found = kept
        ? { bytes: kept, mime }
        : await read(join(folder, file), size, mime).catch((error) => {
            // Any other failure may be temporary; meanwhile the image is rendered again.
            if (error.code === 'ENOENT' && sizes.delete(file)) total -= size
          })
      // Moves it to the end of the queue: the least recently used goes first.
      if (found && sizes.delete(file)) sizes.set(file, size)
      if (found && 'bytes' in found && !kept && sizes.has(file)) memory.keep(file, found.bytes)
      return found || undefined
    },
    store: (key, image) => write(fileOf(key, image.mime), image.bytes).catch(() => undefined),
  }
}

/** Bytes of images in memory: some hundreds of thumbnails, which clients show again and again. */
const MEMORY_BYTES = 16 * 1024 * KIB

/** The images that were used last. Files of the cache are replaced, but never changed. */
function createMemory() {
  const images = new Map<string, Uint8Array>()
  let total = 0
  function forget(file: string): void {
    total -= images.get(file)?.length ?? 0
    images.delete(file)
  }
  return {
    forget,
    keep(file: string, bytes: Uint8Array): void {
      forget(file)
      images.set(file, bytes)
      total += bytes.length
      for (const oldest of images.keys()) {
        if (total <= MEMORY_BYTES) break
        forget(oldest)
      }
    },
    find(file: string): Uint8Array | undefined {
      const bytes = images.get(file)
      // Moves it to the end, away from the oldest.
      if (bytes && images.delete(file)) images.set(file, bytes)
      return bytes
    },
  }
}

const UNFINISHED = '.tmp'

async function read(path: string, size: number, mime: string): Promise<StoredImage> {
  if (size <= LARGE_IMAGE_BYTES) return { bytes: await readFile(path), mime }
  await access(path)
  return { path, size, mime }
}

/** The existing files and their sizes, the least recently written first. */
async function readSizes(folder: string): Promise<Map<string, number>> {
  // Concurrently: there may be tens of thousands, and the server waits for this.
  const all = await Promise.all(
    (await readdir(folder)).map(async (file) => {
      const { size, mtimeMs } = await stat(join(folder, file))
      return { file, size, time: mtimeMs }
    }),
  )
  const isWhole = ({ file, size }: { file: string; size: number }) => size > 0 && !file.endsWith(UNFINISHED)
  for (const { file } of all.filter((one) => !isWhole(one))) await rm(join(folder, file), { force: true })
  const found = all.filter(isWhole)
  return new Map(found.sort((a, b) => a.time - b.time).map(({ file, size }) => [file, size]))
}
