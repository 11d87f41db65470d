import type { Bytes } from '../formats/bytes.ts'
import {
  hasExifPrefix,
  type MetadataBlocks,
  noBlocks,
  readOrientation,
  skipExifPrefix,
} from '../formats/metadataBlocks.ts'
import { type PngChunk, pngChunks } from '../formats/png.ts'
import { isRawProfile, isXmp, readPngText, readTextContent } from '../formats/pngText.ts'
import { addProfileBlocks, decodeRawProfile } from '../formats/rawProfile.ts'
import { orient, type Size } from '../formats/size.ts'
import type { PhotoHead } from './photoHead.ts'

/** Undefined for a file that no decoder would start to read: without a header, or without data. */
export function readPngHead(bytes: Bytes): PhotoHead | undefined {
  let size: Size | undefined
  let orientation = 1
  let hasData = false
  const blocks = noBlocks()
  for (const chunk of pngChunks(bytes)) {
    if (chunk.type === 'IHDR') size ??= headerSize(chunk)
    else if (chunk.type === 'IDAT') hasData = true
    else if (chunk.type === 'eXIf') {
      // Decoders apply an orientation only from a standard chunk before the data.
      if (!hasData && !hasExifPrefix(chunk.body)) orientation = readOrientation(chunk.body)
      blocks.exif.push(skipExifPrefix(chunk.body))
    } else addText(chunk, blocks)
    if (size === undefined) return undefined
  }
  return size && hasData ? { size: orient(size, orientation), blocks } : undefined
}

function headerSize({ body }: PngChunk): Size | undefined {
  const head = body.read(0, 8)
  if (head.length < 8) return undefined
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  return width > 0 && height > 0 && width <= 0x7fffffff && height <= 0x7fffffff
    ? { width, height }
    : undefined
}

function addText(chunk: PngChunk, blocks: MetadataBlocks): void {
  const text = readPngText(chunk)
  if (text === undefined || !(isXmp(text) || isRawProfile(text))) return
  const content = readTextContent(text, chunk.body.budget)
  if (content && isXmp(text)) blocks.xmp.push(content)
  const profile = content && isRawProfile(text) ? decodeRawProfile(content) : undefined
  if (profile) addProfileBlocks(profile, chunk.body.budget, blocks)
}
