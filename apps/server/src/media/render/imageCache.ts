import { access, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Image } from './image.ts'

/** An image in a file. */
export interface ImageFile {
  path: string
  /** In bytes. */
  size: number
  mime: string
}

export type StoredImage = Image | ImageFile

/** More than a thumbnail has, in bytes: larger images are sent from their files. */
export const LARGE_IMAGE_BYTES = 256 * 1024

/** Images by key, on disk. All of them can be made again, so nothing is synced and all may be deleted. */
export interface ImageCache {
  /** A large image is found as a file, because a client may take as long as it likes to read it. */
  find(key: string, mime: string): Promise<StoredImage | undefined>
  /** A full disk is no reason to show nothing: it is then not kept. */
  store(key: string, image: Image): Promise<void>
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/png': 'png',
}

/**
 * Opens the folder; what a process left behind half written, or a power cut empty, is thrown away. Keeps at most
 * `maxBytes`.
 */
export async function openImageCache(folder: string, maxBytes: number): Promise<ImageCache> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const kept = await readKept(folder)
  let total = [...kept.values()].reduce((sum, bytes) => sum + bytes, 0)
  let written = 0
  const fileOf = (key: string, mime: string) => `${key}.${ENDINGS[mime]}`

  async function write(file: string, bytes: Uint8Array): Promise<void> {
    // A name of its own: the same image may be written twice at a time.
    const unfinished = join(folder, `${file}.${++written}${UNFINISHED}`)
    try {
      await writeFile(unfinished, bytes, { mode: 0o600 })
      await rename(unfinished, join(folder, file))
    } catch (error) {
      await rm(unfinished, { force: true })
      throw error
    }
    total += bytes.length - (kept.get(file) ?? 0)
    kept.delete(file)
    kept.set(file, bytes.length)
    for (const [oldest, size] of kept) {
      if (total <= maxBytes) break
      kept.delete(oldest)
      total -= size
      await rm(join(folder, oldest), { force: true })
    }
  }

  return {
    async find(key, mime) {
      const file = fileOf(key, mime)
      const size = kept.get(file)
      if (size === undefined) return undefined
      const found = await read(join(folder, file), size, mime).catch((error) => {
        // Any other failure passes; meanwhile the image is rendered again.
        if (error.code === 'ENOENT' && kept.delete(file)) total -= size
      })
      // To the end of the queue: the least recently used goes first.
      if (found && kept.delete(file)) kept.set(file, size)
      return found || undefined
    },
    store: (key, image) => write(fileOf(key, image.mime), image.bytes).catch(() => undefined),
  }
}

const UNFINISHED = '.tmp'

async function read(path: string, size: number, mime: string): Promise<StoredImage> {
  if (size <= LARGE_IMAGE_BYTES) return { bytes: await readFile(path), mime }
  await access(path)
  return { path, size, mime }
}

/** The files that are there and their sizes, the least recently written first. */
async function readKept(folder: string): Promise<Map<string, number>> {
  // All at once: there may be tens of thousands, and the server starts only then.
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
