import { type Bytes, slice } from './bytes.ts'
import { readExifTags } from './exifTags.ts'
import { imageResources, RESOURCE } from './photoshop.ts'

/** Metadata blocks of a photo, of each format in the order of their precedence. */
export interface MetadataBlocks {
  /** TIFF structures. */
  exif: Bytes[]
  /** IIM records. */
  iptc: Bytes[]
  /** Packets. */
  xmp: Bytes[]
}

export const noBlocks = (): MetadataBlocks => ({ exif: [], iptc: [], xmp: [] })

/** Adds the blocks in Photoshop's image resources; those of EXIF and XMP are copies. */
export function addResources(bytes: Bytes, blocks: MetadataBlocks): void {
  for (const { id, body } of imageResources(bytes)) {
    if (id === RESOURCE.iptc) blocks.iptc.push(body)
    else if (id === RESOURCE.exif || id === RESOURCE.exif3) blocks.exif.push(body)
    else if (id === RESOURCE.xmp) blocks.xmp.push(body)
  }
}

/** EXIF orientation of the first directory of a block, 1 to 8. */
export const readOrientation = (exif: Bytes | undefined): number =>
  (exif && readExifTags([exif])?.orientation) ?? 1

const PREFIX = 'Exif\0\0'
export const hasExifPrefix = (block: Bytes): boolean =>
  block.read(0, PREFIX.length).toString('latin1') === PREFIX

/** Skips JPEG's `Exif\0\0` before a TIFF structure, if it is there. */
export const skipExifPrefix = (block: Bytes): Bytes =>
  hasExifPrefix(block) ? slice(block, PREFIX.length, block.size) : block
