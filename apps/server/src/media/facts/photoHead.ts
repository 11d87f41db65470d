import { type Bytes, slice } from '../formats/bytes.ts'
import { imageResources, RESOURCE } from '../formats/photoshop.ts'
import type { Size } from '../render/fit.ts'
import { readExifTags } from './exifTags.ts'

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

/** What the head of an image file tells. */
export interface PhotoHead {
  /** Pixels as seen; null where that cannot be told. */
  size: Size | null
  blocks: MetadataBlocks
}

/** Adds what is in Photoshop's resources; EXIF and XMP are copies there. */
export function addResources(bytes: Bytes, blocks: MetadataBlocks): void {
  for (const { id, body } of imageResources(bytes)) {
    if (id === RESOURCE.iptc) blocks.iptc.push(body)
    else if (id === RESOURCE.exif || id === RESOURCE.exif3) blocks.exif.push(body)
    else if (id === RESOURCE.xmp) blocks.xmp.push(body)
  }
}

/** As the first directory of an EXIF block says, 1 to 8. */
export const orientationIn = (exif: Bytes | undefined): number =>
  (exif && readExifTags([exif])?.orientation) ?? 1

const PREFIX = 'Exif\0\0'

export const hasExifPrefix = (block: Bytes): boolean =>
  block.read(0, PREFIX.length).toString('latin1') === PREFIX

/** The TIFF in a block that may begin with JPEG's `Exif\0\0`. */
export const exifWithin = (block: Bytes): Bytes =>
  hasExifPrefix(block) ? slice(block, PREFIX.length, block.size) : block
