import { type ExifTags, readExifTags } from '../formats/exifTags.ts'
import { addResources, type MetadataBlocks, noBlocks } from '../formats/metadataBlocks.ts'
import { readExifCamera, readGpsTime } from './exifCamera.ts'
import { type CameraFacts, NO_CAMERA_FACTS } from './fileFacts.ts'
import { readIptcTime } from './iptcTime.ts'
import { readXmpTime } from './xmpTime.ts'

/**
 * Reads a photo's metadata about the camera and the shot. The time is EXIF's, else IPTC's, XMP's, or that of GPS, in
 * the order of the Metadata Working Group's guidelines (2.0, 3.2.3).
 */
export function readPhotoCamera(blocks: MetadataBlocks, tags = readExifTags(blocks.exif)): CameraFacts {
  const camera = tags ? readExifCamera(tags) : NO_CAMERA_FACTS
  return { ...camera, takenAt: camera.takenAt ?? otherTime(blocks, tags) }
}

function otherTime(own: MetadataBlocks, tags: ExifTags | undefined): number | undefined {
  // EXIF directories contain such blocks too, and TIFF files have no other place for them.
  const held = noBlocks()
  for (const resources of tags?.photoshop ?? []) addResources(resources, held)
  const iptc = [...own.iptc, ...(tags?.iptc ?? []), ...held.iptc]
  const xmp = [...own.xmp, ...(tags?.xmp ?? []), ...held.xmp]
  const byRecord = iptc.map((block) => readIptcTime(block)).find((time) => time !== undefined)
  return byRecord ?? readXmpTime(xmp) ?? (tags && readGpsTime(tags))
}
