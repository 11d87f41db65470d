import { withinBudget } from './budget.ts'
import type { Bytes } from './bytes.ts'
import { EXIF_TAG, readExifTags } from './exifTags.ts'
import { startsAt } from './startsAt.ts'
import { type Ifd, integer, openTiff, TAG, type Tiff, walkIfds } from './tiff.ts'

/** Raws that are TIFFs with sensor data in one of their directories, by the maker of the camera. */
const RAWS: readonly (readonly [maker: string, mime: string])[] = [
  ['NIKON', 'image/x-nikon-nef'],
  ['SONY', 'image/x-sony-arw'],
  ['PENTAX', 'image/x-pentax-pef'],
  ['RICOH', 'image/x-pentax-pef'],
  ['SAMSUNG', 'image/x-samsung-srw'],
  ['CANON', 'image/x-canon-cr2'],
  ['SEIKO EPSON', 'image/x-epson-erf'],
  ['EPSON', 'image/x-epson-erf'],
  ['HASSELBLAD', 'image/x-hasselblad-3fr'],
  ['KODAK', 'image/x-kodak-dcr'],
  ['EASTMAN KODAK', 'image/x-kodak-dcr'],
  ['MAMIYA', 'image/x-mamiya-mef'],
  ['PHASE ONE', 'image/x-phaseone-iiq'],
  ['LEAF', 'image/x-leaf-mos'],
]
const NRW = 'image/x-nikon-nrw'

export const MAKERS_RAWS: readonly string[] = [...RAWS.map(([, mime]) => mime), NRW]

/** PhotometricInterpretation of sensor data: color filter array, and DNG's linear raw. */
const SENSOR_DATA = new Set([32_803, 34_892])

/** Makers put the sensor data among the first directories. */
const FIRST_IFDS = 20

const OLYMPUS = new Set(['RO', 'RS', 'OR', 'SR'])

/**
 * The type of a TIFF, or of a raw that is based on it. Undefined for other files, and for those without a directory.
 */
export function tiffKind(bytes: Bytes, head: Buffer): string | undefined {
  const tiff = openTiff(bytes)
  if (tiff === undefined) return undefined
  const magic = head.toString('latin1', 2, 4)
  if (OLYMPUS.has(magic)) return 'image/x-olympus-orf'
  if (magic === 'U\0') return 'image/x-panasonic-rw2'
  if (!tiff.big && startsAt(head, 8, 'CR')) return 'image/x-canon-cr2'
  return withinBudget(() => directoriesKind(bytes, tiff), 'image/tiff')
}

function directoriesKind(bytes: Bytes, tiff: Tiff): string | undefined {
  const ifds = [...walkIfds(tiff, FIRST_IFDS)]
  const [first] = ifds
  if (first === undefined) return undefined
  if (hasTag(first, TAG.dngVersion)) return 'image/x-adobe-dng'
  const hasSensorData = ifds.some((ifd) => SENSOR_DATA.has(integer(tiff, ifd, TAG.photometric) ?? 0))
  const tags = readExifTags([bytes])
  const make = tags?.text(EXIF_TAG.make)?.toUpperCase() ?? ''
  const raw = RAWS.find(([maker]) => make.startsWith(maker))?.[1]
  if (raw === undefined || !(hasSensorData || isEarlySony(raw, first))) return 'image/tiff'
  // Nikon's compact cameras write NRW.
  return raw === 'image/x-nikon-nef' && tags?.text(EXIF_TAG.model)?.startsWith('COOLPIX') ? NRW : raw
}

const hasTag = (ifd: Ifd, wanted: number): boolean => ifd.entries.some(({ tag }) => tag === wanted)

/** Early ARW files do not mark their sensor data. */
const isEarlySony = (mime: string, ifd: Ifd): boolean =>
  mime === 'image/x-sony-arw' && hasTag(ifd, TAG.printIm)
