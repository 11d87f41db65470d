import type { MetadataBlocks } from '../formats/metadataBlocks.ts'
import type { Size } from '../formats/size.ts'

/** Size and metadata of an image file, from its head. */
export interface PhotoHead {
  /** Pixels as seen; undefined where the head does not have it. */
  size: Size | undefined
  blocks: MetadataBlocks
}
