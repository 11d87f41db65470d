import sharp from 'sharp'
import { makeVideo } from '../../src/testing/movie.ts'
import { HOSTILE_FILES } from './hostileFiles.ts'
import { repeated } from './hostileParts.ts'

export interface WorstFile {
  name: string
  mime: string
  bytes: Buffer
}

const KB = 1 << 10

/** Names of hostile files, which exist in sizes from 16 kB to 20 MB, and the sizes used here. */
const SIZES: readonly (readonly [name: string, size: number])[] = [
  ['PNG: deflated XMP of empty elements that begin again and again', 16 * KB],
  ['PNG: the same in many chunks', 64 * KB],
  ['PNG: deflated chunks without end', 64 * KB],
  ['JPEG: EXIF blocks that share directories', 64 * KB],
  ['JPEG: tracks inside tracks behind many heads of clips', 40 * KB],
  ['JPEG: nothing but "ftyp"', 20_000 * KB],
  ['TIFF: XMP packets that overlap', 64 * KB],
  ['HEIC: items whose extents overlap', 64 * KB],
]

/** The ten files that are slowest to parse, or were before parsers had budgets. Their bytes differ by `seed`. */
export async function worstFiles(seed = 0): Promise<WorstFile[]> {
  const made = SIZES.map(([name, size]) => {
    const found = HOSTILE_FILES.find((one) => one.name === name)
    if (!found) throw new Error(`There is no hostile file "${name}".`)
    return { name, mime: found.mime, bytes: found.bytes(size) }
  })
  const frames = { name: 'WebP: 40,000 frames', mime: 'image/webp', bytes: await animation(40_000) }
  const all = [
    ...made,
    frames,
    { name: 'WebM: an endless search', mime: 'video/webm', bytes: await endlessVideo() },
  ]
  return all.map((one) => ({ ...one, bytes: Buffer.concat([one.bytes, trailer(seed)]) }))
}

/** An animated WebP with this many frames of one pixel. */
async function animation(frames: number): Promise<Buffer> {
  const still = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#0a0' } })
    .webp({ lossless: true })
    .toBuffer()
  const image = still.subarray(12)
  const chunk = (type: string, ...parts: Buffer[]) => {
    const body = Buffer.concat(parts)
    const head = Buffer.from(`${type}\0\0\0\0`)
    head.writeUInt32LE(body.length, 4)
    return Buffer.concat([head, body])
  }
  const place = Buffer.alloc(16)
  place[12] = 100
  const frame = chunk('ANMF', place, image)
  const header = Buffer.alloc(10)
  // Flags the file as animated.
  header[0] = 2
  const body = [
    Buffer.from('WEBP'),
    chunk('VP8X', header),
    chunk('ANIM', Buffer.alloc(6)),
    repeated(frame, frames * frame.length),
  ]
  return chunk('RIFF', ...body)
}

/** Changes one byte of the id of the index, which makes mediabunny search for another element after the frames forever. */
async function endlessVideo(): Promise<Buffer> {
  const video = await makeVideo('webm')
  video[video.lastIndexOf(Buffer.from('1c53bb6b', 'hex'))] = 0xd0
  return video
}

/** Bytes after the end, so that a file has another hash. */
const trailer = (seed: number): Buffer =>
  seed === 0 ? Buffer.alloc(0) : repeated(Buffer.from(`${seed} `), 32)
