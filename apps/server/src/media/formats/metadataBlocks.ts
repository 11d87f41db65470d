import { type Bytes, slice } from './bytes.ts'
import { readExifTags } from './exifTags.ts'
import { imageResources, RESOURCE } from './photoshop.ts'

/** The blocks of a photo that may tell about its making, of each kind in the order in which they are believed. */
export interface MetadataBlocks {
  /** TIFF structures. */
  exif: Bytes[]
  /** Records of IIM. */
  iptc: Bytes[]
  /** Packets. */
  xmp: Bytes[]
}

export const noBlocks = (): MetadataBlocks => ({ exif: [], iptc: [], xmp: [] })

/** Adds what is in Photoshop's resources; EXIF and XMP are copies there. */
export function addResources(bytes: Bytes, blocks: MetadataBlocks): void {
  for (const { id, body } of imageResources(bytes)) {
    if (id === RESOURCE.iptc) blocks.iptc.push(body)
    else if (id === RESOURCE.exif || id === RESOURCE.exif3) blocks.exif.push(body)
    else if (id === RESOURCE.xmp) blocks.xmp.push(body)
  }
}

/** As the first directory of an EXIF block says, 1 to 8. */
export const readOrientation = (exif: Bytes | undefined): number =>
  (exif && readExifTags([exif])?.orientation) ?? 1
export const PREFIX = 'Exif\0\0'
export const hasExifPrefix = (block: Bytes): boolean =>
  block.read(0, PREFIX.length).toString('latin1') === PREFIX

/** The TIFF in a block that may begin with JPEG's `Exif\0\0`. */
export const skipExifPrefix = (block: Bytes): Bytes =>
  hasExifPrefix(block) ? slice(block, PREFIX.length, block.size) : block
