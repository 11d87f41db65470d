import { createHash } from 'node:crypto'
import sharp from 'sharp'

/** A JPEG, different for each seed. `bytes` is its length: bytes after the end of an image are ignored. */
export async function photograph(
  seed: number,
  { bytes = 0, takenAt }: { bytes?: number; takenAt?: string } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const background = { r: seed % 256, g: (seed >> 8) % 256, b: (seed >> 16) % 256 }
  const times: Record<string, string> = takenAt
    ? { DateTimeOriginal: takenAt, OffsetTimeOriginal: '+00:00' }
    : {}
  const picture = await sharp({ create: { width: 32, height: 24, channels: 3, background } })
    .withExif({ IFD0: { Make: 'Example', Model: `Box ${seed}` }, IFD2: times })
    .jpeg()
    .toBuffer()
  const photo = new Uint8Array(Math.max(bytes, picture.length)).fill(seed % 251)
  photo.set(picture)
  return photo
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
