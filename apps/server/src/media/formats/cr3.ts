import { boxes, findBox } from './boxes.ts'
import { type Bytes, slice } from './bytes.ts'

/** The `uuid` box of Canon's metadata, in hexadecimal. */
export const CANON_UUID = '85c0b687820f11e08111f4ce462b6a48'

/** The TIFF blocks of a CR3: its main directory, then its EXIF directory. Empty for any other file. */
export function readCanonTiffs(bytes: Bytes): Bytes[] {
  const moov = findBox(bytes, 'moov')
  if (moov === undefined) return []
  for (const { type, body } of boxes(moov)) {
    if (type !== 'uuid' || body.read(0, 16).toString('hex') !== CANON_UUID) continue
    const content = slice(body, 16, body.size - 16)
    return [findBox(content, 'CMT1'), findBox(content, 'CMT2')].filter((block) => block !== undefined)
  }
  return []
}
