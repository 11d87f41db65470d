import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type'
import { isSystemError } from './systemError.ts'

/** The kinds of file the API takes (api-facts 5.3), by what file-type calls them, and the name they are stored under. */
const PHOTOS: Record<string, string> = {
  'image/jpeg': 'image/jpeg',
  'image/png': 'image/png',
  'image/apng': 'image/png',
  'image/gif': 'image/gif',
  'image/webp': 'image/webp',
  'image/avif': 'image/avif',
  'image/heic': 'image/heic',
  'image/heic-sequence': 'image/heic',
  'image/heif': 'image/heif',
  'image/heif-sequence': 'image/heif',
  'image/tiff': 'image/tiff',
  'image/bmp': 'image/bmp',
  'image/x-icon': 'image/x-icon',
  'image/x-adobe-dng': 'image/x-adobe-dng',
  'image/x-canon-cr2': 'image/x-canon-cr2',
  'image/x-canon-cr3': 'image/x-canon-cr3',
  'image/x-nikon-nef': 'image/x-nikon-nef',
  'image/x-sony-arw': 'image/x-sony-arw',
  'image/x-olympus-orf': 'image/x-olympus-orf',
  'image/x-panasonic-rw2': 'image/x-panasonic-rw2',
  'image/x-fujifilm-raf': 'image/x-fujifilm-raf',
}

const VIDEOS: Record<string, string> = {
  'video/mp4': 'video/mp4',
  'video/x-m4v': 'video/mp4',
  'video/quicktime': 'video/quicktime',
  'video/3gpp': 'video/3gpp',
  'video/3gpp2': 'video/3gpp2',
  'video/matroska': 'video/x-matroska',
  'video/webm': 'video/webm',
  'video/vnd.avi': 'video/x-msvideo',
  'video/x-ms-asf': 'video/x-ms-wmv',
  // What file-type says of ASF whose streams it has not reached.
  'application/vnd.ms-asf': 'video/x-ms-wmv',
  'video/mpeg': 'video/mpeg',
  'video/MP1S': 'video/mpeg',
  'video/MP2P': 'video/mpeg',
  'video/mp2t': 'video/mp2t',
}

async function detect(file: string | Buffer) {
  try {
    return await (typeof file === 'string' ? fileTypeFromFile(file) : fileTypeFromBuffer(file))
  } catch (error) {
    if (isSystemError(error)) throw error
    return undefined
  }
}

/**
 * Photo or video by content, never by name (server.md, Media); null for anything else: audio, PDF, and SVG or HTML,
 * which could run scripts where they are shown.
 * @param file its path, or all of its bytes
 */
export async function sniff(
  file: string | Buffer,
): Promise<{ kind: 'photo' | 'video'; mime: string } | null> {
  const found = await detect(file)
  const name = found?.mime ?? ''
  const photo = PHOTOS[name]
  if (photo) return { kind: 'photo', mime: photo }
  const video = VIDEOS[name]
  return video ? { kind: 'video', mime: video } : null
}

/** Whether a kind is a TIFF inside: TIFF itself, and the raws that are built on it. */
export function isTiff(mime: string): boolean {
  return TIFFS.has(mime)
}

const TIFFS = new Set([
  'image/tiff',
  'image/x-adobe-dng',
  'image/x-canon-cr2',
  'image/x-nikon-nef',
  'image/x-sony-arw',
  'image/x-olympus-orf',
  'image/x-panasonic-rw2',
])

/** Whether a kind is a camera's raw: sensor data, and beside it a preview that can be shown. */
export function isRaw(mime: string): boolean {
  return (isTiff(mime) && mime !== 'image/tiff') || OTHER_RAWS.has(mime)
}

const OTHER_RAWS = new Set(['image/x-canon-cr3', 'image/x-fujifilm-raf'])
