import type { Tool } from '../tool.ts'
import { createAlbum } from './createAlbum.ts'
import { describe } from './describe.ts'
import { fillAlbum } from './fillAlbum.ts'
import { findAlbums } from './findAlbums.ts'
import { findPhotos } from './findPhotos.ts'
import { shareAlbum } from './shareAlbum.ts'
import { showPhoto } from './showPhoto.ts'
import { uploadPhotos } from './uploadPhotos.ts'

export const tools: readonly Tool[] = [
  findPhotos,
  showPhoto,
  uploadPhotos,
  findAlbums,
  createAlbum,
  fillAlbum,
  shareAlbum,
  describe,
]
