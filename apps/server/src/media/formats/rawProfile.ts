import type { Budget } from './budget.ts'
import { type Bytes, memoryBytes } from './bytes.ts'
import { addResources, type MetadataBlocks } from './metadataBlocks.ts'

const CHARACTER_UNITS = 12

/** Decodes a raw profile of ImageMagick: `\n<name>\n<length>\n<hexadecimal>`. Returns undefined for other texts. */
export function decodeRawProfile(text: Bytes): Buffer | undefined {
  const stored = text.read(0, text.size).toString('latin1')
  text.budget.spend(stored.length * CHARACTER_UNITS)
  let at = skip(stored, 0, isSpace)
  // A name may have several words, such as "generic profile".
  const name = skip(stored, at, isNameCharacter)
  at = skip(stored, name, isSpace)
  const length = skip(stored, at, isDigit)
  const start = skip(stored, length, isSpace)
  if (name === 0 || length === at || start === length) return undefined
  return Buffer.from(stored.slice(start).replace(/\s+/g, ''), 'hex')
}

function skip(text: string, from: number, has: (code: number) => boolean): number {
  let at = from
  while (at < text.length && has(text.charCodeAt(at))) at++
  return at
}

const isSpace = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d)
const isNameCharacter = (code: number): boolean => code !== 0x0a && code !== 0x0d
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

const EXIF = Buffer.from('Exif\0\0')

/** ImageMagick names its profiles in several ways, so their type is judged by their first bytes. */
export function addProfileBlocks(profile: Buffer, budget: Budget, blocks: MetadataBlocks): void {
  const view = (data: Buffer) => memoryBytes(data, budget)
  budget.spend(profile.length)
  const resources = profile.indexOf('8BIM')
  if (profile[0] === 0x1c) blocks.iptc.push(view(profile))
  else if (resources === 0 || resources === PHOTOSHOP_HEAD)
    addResources(view(profile.subarray(resources)), blocks)
  else if (profile.includes('<x:xmpmeta')) blocks.xmp.push(view(profile))
  else blocks.exif.push(view(afterPrefix(profile)))
}

/** Removes the signature that JPEG puts before a TIFF structure. */
function afterPrefix(profile: Buffer): Buffer {
  const prefix = profile.indexOf(EXIF)
  return prefix < 0 ? profile : profile.subarray(prefix + EXIF.length)
}

/** `Photoshop 3.0` and a zero. */
const PHOTOSHOP_HEAD = 14
