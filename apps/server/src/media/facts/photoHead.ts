import type { MetadataBlocks } from '../formats/metadataBlocks.ts'
import type { Size } from '../formats/size.ts'

/** What the head of an image file tells. */
export interface PhotoHead {
  /** Pixels as seen; null where that cannot be told. */
  size: Size | undefined
  blocks: MetadataBlocks
}
