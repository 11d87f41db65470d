import { withinBudget } from './budget.ts'
import type { Bytes } from './bytes.ts'
import { MAKERS_RAWS, tiffKind } from './rawKind.ts'
import { startsAt } from './startsAt.ts'
import { streamKind } from './streamKind.ts'

export interface Kind {
  kind: 'photo' | 'video'
  mime: string
}

/** The signatures below need as much. */
const HEAD = 600

/**
 * Detects photos and videos by content, never by name: the types that the API accepts (facts 5.3). Returns undefined
 * for anything else: audio, PDF, and SVG or HTML, which could run scripts where they are shown.
 * @throws Error a system error when the file cannot be read
 */
export function sniff(bytes: Bytes): Kind | undefined {
  const mime = withinBudget(() => typeOf(bytes), undefined)
  return mime === undefined ? undefined : { kind: mime.startsWith('image/') ? 'photo' : 'video', mime }
}

function typeOf(bytes: Bytes): string | undefined {
  const head = bytes.read(0, HEAD)
  return signatureKind(head) ?? tiffKind(bytes, head) ?? boxKind(head) ?? streamKind(bytes, head)
}

function signatureKind(head: Buffer): string | undefined {
  if (startsAt(head, 0, 'RIFF')) return RIFF_KINDS[head.toString('latin1', 8, 12)]
  if (startsAt(head, 0, JPEG_LS)) return undefined
  return SIGNATURES.find(([offset, text]) => startsAt(head, offset, text))?.[2]
}

const RIFF_KINDS: Readonly<Record<string, string>> = {
  WEBP: 'image/webp',
  'AVI ': 'video/x-msvideo',
  AVIX: 'video/x-msvideo',
}

const JPEG_LS = '\xff\xd8\xff\xf7'

const SIGNATURES: readonly (readonly [offset: number, text: string, mime: string])[] = [
  [0, '\xff\xd8\xff', 'image/jpeg'],
  [0, '\x89PNG\r\n\x1a\n', 'image/png'],
  [0, 'GIF8', 'image/gif'],
  [0, 'BM', 'image/bmp'],
  [0, 'FUJIFILMCCD-RAW', 'image/x-fujifilm-raf'],
  [0, '\0MRM', 'image/x-minolta-mrw'],
  [0, 'FOVb', 'image/x-sigma-x3f'],
  [6, 'HEAPCCDR', 'image/x-canon-crw'],
]

/** Brands of ISO files that are pictures (HEIF, MIAF, AVIF; CR3), and of movies that have a type of their own. */
const BRANDS: Readonly<Record<string, string>> = {
  ...kindOfAll(['avif', 'avis'], 'image/avif'),
  ...kindOfAll(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'], 'image/heic'),
  // Another codec, or an unspecified one.
  ...kindOfAll(
    ['mif1', 'mif2', 'mif3', 'msf1', 'miaf', '1pic', 'avci', 'avcs', 'jpeg', 'jpgs', 'vvic', 'vvis'],
    'image/heif',
  ),
  'crx ': 'image/x-canon-cr3',
  'qt  ': 'video/quicktime',
}

const SOUND = new Set(['M4A ', 'M4B ', 'M4P ', 'F4A ', 'F4B '])

function kindOfAll(brands: readonly string[], mime: string): Record<string, string> {
  return Object.fromEntries(brands.map((brand) => [brand, mime]))
}

const MOVIE_BOXES = new Set(['free', 'mdat', 'moov', 'wide'])

/** ISO base media files begin with their brand; old QuickTime files with any box. */
function boxKind(head: Buffer): string | undefined {
  if (MOVIE_BOXES.has(head.toString('latin1', 4, 8))) return 'video/quicktime'
  // The first character of a brand is printable.
  if (!startsAt(head, 4, 'ftyp') || ((head[8] ?? 0) & 0x60) === 0) return undefined
  const [brand = '', , ...compatible] = brandsOf(head)
  if (SOUND.has(brand)) return undefined
  const mime = BRANDS[brand]
  if (mime !== undefined) return mime
  if (brand.startsWith('3g2')) return 'video/3gpp2'
  if (brand.startsWith('3g')) return 'video/3gpp'
  // HEIF's own brands are less specific than those of the codec.
  const kinds = compatible.map((one) => BRANDS[one]).filter((mime) => mime?.startsWith('image/'))
  return kinds.find((mime) => mime !== 'image/heif') ?? kinds[0] ?? 'video/mp4'
}

/** The brand of a file, its version, and the brands that it is compatible with. */
function brandsOf(head: Buffer): string[] {
  const end = Math.min(head.readUInt32BE(0), head.length)
  const text = head.toString('latin1', 8, Math.max(end, 12)).replaceAll('\0', ' ')
  return text.match(/[\s\S]{4}/g) ?? []
}

/** Whether files of a type are TIFF structures: TIFF itself, and the raws that are based on it. */
export const isTiff = (mime: string): boolean => TIFFS.has(mime)

const TIFFS = new Set([
  'image/tiff',
  'image/x-adobe-dng',
  'image/x-canon-cr2',
  'image/x-olympus-orf',
  'image/x-panasonic-rw2',
  ...MAKERS_RAWS,
])

/** Whether a type is a camera's raw: sensor data, next to a preview that can be shown. */
export const isRaw = (mime: string): boolean =>
  (isTiff(mime) && mime !== 'image/tiff') || OTHER_RAWS.has(mime)

const OTHER_RAWS = new Set([
  'image/x-canon-cr3',
  'image/x-canon-crw',
  'image/x-fujifilm-raf',
  'image/x-minolta-mrw',
  'image/x-sigma-x3f',
])

/** Whether a type is a picture in an ISO file. */
export const isHeif = (mime: string): boolean => ['image/heic', 'image/heif', 'image/avif'].includes(mime)

/** Videos that are read without ffmpeg: facts that are not found in such a file are not in it. */
const READABLE = new Set([
  'video/mp4',
  'video/quicktime',
  'video/3gpp',
  'video/3gpp2',
  'video/x-matroska',
  'video/webm',
])

/** Whether a video can be read without ffmpeg, so that one without facts is damaged. */
export const isReadableVideo = (mime: string): boolean => READABLE.has(mime)
