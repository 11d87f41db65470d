import { type ExifTags, readExifTags } from '../formats/exifTags.ts'
import { addResources, type MetadataBlocks, noBlocks } from '../formats/metadataBlocks.ts'
import { readExifCamera, readGpsTime } from './exifCamera.ts'
import { readIptcTime } from './iptcTime.ts'
import { type Camera, NO_CAMERA } from './mediaFacts.ts'
import { readXmpTime } from './xmpTime.ts'

/**
 * What the metadata of a photo tell of the camera and the shot. The time is EXIF's, else IPTC's, XMP's, or that of GPS,
 * in the order of the Metadata Working Group's guidelines (2.0, 3.2.3).
 */
export function readPhotoCamera(blocks: MetadataBlocks, tags = readExifTags(blocks.exif)): Camera {
  const camera = tags ? readExifCamera(tags) : NO_CAMERA
  return { ...camera, takenAt: camera.takenAt ?? otherTime(blocks, tags) }
}

function otherTime(own: MetadataBlocks, tags: ExifTags | null): number | null {
  // EXIF directories hold such blocks too, and TIFF files have no other place for them.
  const held = noBlocks()
  for (const resources of tags?.photoshop ?? []) addResources(resources, held)
  const iptc = [...own.iptc, ...(tags?.iptc ?? []), ...held.iptc]
  const xmp = [...own.xmp, ...(tags?.xmp ?? []), ...held.xmp]
  const byRecord = iptc.map((block) => readIptcTime(block)).find((time) => time !== null)
  return byRecord ?? readXmpTime(xmp) ?? (tags && readGpsTime(tags))
}
