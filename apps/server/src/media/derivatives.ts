import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Box, render } from './render.ts'

export interface Image {
  bytes: Buffer
  mime: string
}

/** Drawn images, kept on disk: everything here can be drawn again, so nothing is synced and all may be deleted. */
export interface Derivatives {
  /**
   * The image of a source in a box; drawn when it is not kept. `name` names the source for good, such as the
   * hash of its bytes. The same image is drawn once however many ask for it at a time.
   * @throws UnrenderableError
   */
  image(name: string, path: string, box: Box): Promise<Image>
}

const TYPES = { jpg: 'image/jpeg', png: 'image/png' } as const
type Ending = keyof typeof TYPES

/** Opens the folder; what a process left behind half written is thrown away. Keeps at most `maxBytes`. */
export async function openDerivatives(folder: string, maxBytes: number): Promise<Derivatives> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const kept = await readKept(folder)
  const drawing = new Map<string, Promise<Image>>()
  let total = [...kept.values()].reduce((sum, bytes) => sum + bytes, 0)

  async function find(key: string): Promise<Image | undefined> {
    for (const ending of Object.keys(TYPES) as Ending[]) {
      const file = `${key}.${ending}`
      const size = kept.get(file)
      if (size === undefined) continue
      const bytes = await readFile(join(folder, file)).catch(() => undefined)
      kept.delete(file)
      if (bytes === undefined) {
        total -= size
        continue
      }
      // To the end of the queue: what was asked for longest ago goes first.
      kept.set(file, size)
      return { bytes, mime: TYPES[ending] }
    }
    return undefined
  }

  async function draw(key: string, path: string, box: Box): Promise<Image> {
    const known = await find(key)
    if (known !== undefined) return known
    const image = await render(path, box)
    const file = `${key}.${image.mime === TYPES.png ? 'png' : 'jpg'}`
    // A full disk is no reason to show nothing.
    await keep(file, image.bytes).catch(() => undefined)
    return image
  }

  async function keep(file: string, bytes: Buffer): Promise<void> {
    const unfinished = join(folder, `${file}${UNFINISHED}`)
    await writeFile(unfinished, bytes, { mode: 0o600 })
    await rename(unfinished, join(folder, file))
    kept.set(file, bytes.length)
    total += bytes.length
    for (const [oldest, size] of kept) {
      if (total <= maxBytes) break
      kept.delete(oldest)
      total -= size
      await rm(join(folder, oldest), { force: true })
    }
  }

  return {
    image(name, path, box) {
      const key = `${name}-${box.width ?? ''}x${box.height ?? ''}${box.crop ? 'c' : ''}`
      const underWay = drawing.get(key)
      if (underWay !== undefined) return underWay
      const drawn = draw(key, path, box).finally(() => drawing.delete(key))
      drawing.set(key, drawn)
      return drawn
    },
  }
}

const UNFINISHED = '.tmp'

/** The files that are there and their sizes, the least recently written first. */
async function readKept(folder: string): Promise<Map<string, number>> {
  const [unfinished, files]: [string[], string[]] = [[], []]
  for (const file of await readdir(folder)) (file.endsWith(UNFINISHED) ? unfinished : files).push(file)
  for (const file of unfinished) await rm(join(folder, file), { force: true })
  // All at once: there may be tens of thousands, and the server starts only then.
  const found = await Promise.all(
    files.map(async (file) => {
      const { size, mtimeMs } = await stat(join(folder, file))
      return { file, size, time: mtimeMs }
    }),
  )
  return new Map(found.sort((a, b) => a.time - b.time).map(({ file, size }) => [file, size]))
}
