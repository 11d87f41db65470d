import type { MediaItem } from '@tintype/types'
import * as limits from '@tintype/types/limits'
import { expect, test } from 'vitest'
import { mediaUrl, type PartialResponse, type Rendition } from '../../src/index.ts'

type Item = PartialResponse<MediaItem>

const baseUrl = 'http://library/media/abc'
const photo: Item = { baseUrl, mimeType: 'image/jpeg', mediaMetadata: { photo: {} } }
const video: Item = { baseUrl, mediaMetadata: { video: { status: 'READY' } } }

test.each<[Item | string, Rendition | undefined, string]>([
  [photo, undefined, '=d'],
  [video, undefined, '=dv'],
  [{ baseUrl, mimeType: 'video/mp4' }, 'original', '=dv'],
  [baseUrl, 'original', '=d'],
  [photo, 'video', '=dv'],
  [video, 'photo', '=d'],
  [photo, { width: 2048, height: 1024 }, '=w2048-h1024'],
  [photo, { width: 512 }, '=w512'],
  [photo, { height: 512 }, '=h512'],
  [photo, { width: 256, height: 256, crop: true }, '=w256-h256-c'],
  [video, { width: 1280, height: 720, playButton: false }, '=w1280-h720-no'],
  [baseUrl, { width: 1, height: limits.baseUrlDimensionMax }, `=w1-h${limits.baseUrlDimensionMax}`],
])('mediaUrl of %o as %o', (item, rendition, suffix) => {
  expect(mediaUrl(item, rendition)).toBe(baseUrl + suffix)
})

test.each<Rendition>([
  {},
  { crop: true },
  { width: 0 },
  { width: limits.baseUrlDimensionMax + 1 },
  { height: 10.5 },
  { height: Number.NaN },
])('%o is not a valid rendition', (rendition) => {
  expect(() => mediaUrl(photo, rendition)).toThrow(RangeError)
})

test('an item without a base URL has no media URL', () => {
  expect(() => mediaUrl({ id: 'x' })).toThrow('Get one with mediaItems.get')
})
