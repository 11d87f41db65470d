import type { Bytes } from '../formats/bytes.ts'
import { turned } from '../formats/orientation.ts'
import { type PngChunk, pngChunks } from '../formats/png.ts'
import { isRawProfile, isXmp, pngText, textContent } from '../formats/pngText.ts'
import { addProfile, rawProfile } from '../formats/rawProfile.ts'
import type { Size } from '../render/fit.ts'
import {
  exifWithin,
  hasExifPrefix,
  type MetadataBlocks,
  noBlocks,
  orientationIn,
  type PhotoHead,
} from './photoHead.ts'

/** Null for what no decoder would begin to read: without a header, or without data. */
export function pngHead(bytes: Bytes): PhotoHead | null {
  let size: Size | null = null
  let orientation = 1
  let hasData = false
  const blocks = noBlocks()
  for (const chunk of pngChunks(bytes)) {
    if (chunk.type === 'IHDR') size ??= headerSize(chunk)
    else if (chunk.type === 'IDAT') hasData = true
    else if (chunk.type === 'eXIf') {
      // Decoders turn a picture only by what is before its data, and is as the standard has it.
      if (!hasData && !hasExifPrefix(chunk.body)) orientation = orientationIn(chunk.body)
      blocks.exif.push(exifWithin(chunk.body))
    } else addText(chunk, blocks)
    if (size === null) return null
  }
  return size && hasData ? { size: turned(size, orientation), blocks } : null
}

function headerSize({ body }: PngChunk): Size | null {
  const head = body.read(0, 8)
  if (head.length < 8) return null
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  return width > 0 && height > 0 && width <= 0x7fffffff && height <= 0x7fffffff ? { width, height } : null
}

function addText(chunk: PngChunk, blocks: MetadataBlocks): void {
  const text = pngText(chunk)
  if (text === null || !(isXmp(text) || isRawProfile(text))) return
  const content = textContent(text, chunk.body.budget)
  if (content && isXmp(text)) blocks.xmp.push(content)
  const profile = content && isRawProfile(text) ? rawProfile(content) : null
  if (profile) addProfile(profile, chunk.body.budget, blocks)
}
