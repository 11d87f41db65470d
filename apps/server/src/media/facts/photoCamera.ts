import { exifCamera, gpsTime } from './exif.ts'
import { type ExifTags, readExifTags } from './exifTags.ts'
import { iptcTime } from './iptc.ts'
import { type Camera, NO_CAMERA } from './mediaFacts.ts'
import { addResources, type MetadataBlocks, noBlocks } from './photoHead.ts'
import { xmpTime } from './xmpTime.ts'

/**
 * What the metadata of a photo tell of the camera and the shot. The time is EXIF's, else IPTC's, XMP's, or that of GPS,
 * in the order of the Metadata Working Group's guidelines (2.0, 3.2.3).
 */
export function photoCamera(blocks: MetadataBlocks, tags = readExifTags(blocks.exif)): Camera {
  const camera = tags ? exifCamera(tags) : NO_CAMERA
  return { ...camera, takenAt: camera.takenAt ?? otherTime(blocks, tags) }
}

function otherTime(own: MetadataBlocks, tags: ExifTags | null): number | null {
  // EXIF directories hold such blocks too, and TIFF files have no other place for them.
  const held = noBlocks()
  for (const resources of tags?.photoshop ?? []) addResources(resources, held)
  const iptc = [...own.iptc, ...(tags?.iptc ?? []), ...held.iptc]
  const xmp = [...own.xmp, ...(tags?.xmp ?? []), ...held.xmp]
  const byRecord = iptc.map((block) => iptcTime(block)).find((time) => time !== null)
  return byRecord ?? xmpTime(xmp) ?? (tags && gpsTime(tags))
}
