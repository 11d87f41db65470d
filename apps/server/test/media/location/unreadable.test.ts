import { closeSync, openSync, statSync } from 'node:fs'
import { makePhoto } from 'tintype-test-support/photos'
import { describe, expect, test } from 'vitest'
import { readContainerFacts } from '../../../src/media/facts/containerFacts.ts'
import { readPhotoFacts } from '../../../src/media/facts/photoFacts.ts'
import { fileBytes } from '../../../src/media/formats/bytes.ts'
import { isRaw, sniff } from '../../../src/media/formats/kind.ts'
import { findMotionClip, findMotionClipIn } from '../../../src/media/formats/motionClip.ts'
import { findRawPreview } from '../../../src/media/formats/rawPreview.ts'
import { isSystemError } from '../../../src/media/formats/systemError.ts'
import { findLocation } from '../../../src/media/location/findLocation.ts'
import { file, removeFilesAfterwards } from '../files.ts'

removeFilesAfterwards()

/** A file that can no longer be read: every read fails with EBADF. */
async function unreadable() {
  const path = await file(await makePhoto({ gps: { lat: 1, lng: 2 } }))
  const fd = openSync(path, 'r')
  closeSync(fd)
  return fileBytes({ fd }, statSync(path).size)
}

const MIMES = [
  ...[
    'jpeg',
    'png',
    'gif',
    'webp',
    'heic',
    'avif',
    'tiff',
    'bmp',
    'x-icon',
    'x-canon-cr3',
    'x-minolta-mrw',
  ].map((name) => `image/${name}`),
  ...['mp4', 'quicktime', 'x-matroska', 'x-msvideo'].map((name) => `video/${name}`),
]

function failure(work: () => unknown): unknown {
  try {
    return { nothing: work() }
  } catch (error) {
    return error
  }
}

describe.each(MIMES)('an unreadable %s', (mime) => {
  test('makes every parser throw a system error', async () => {
    const bytes = await unreadable()
    const isVideo = mime.startsWith('video/')
    const isSearched = mime !== 'video/x-msvideo'
    const parsers = [
      () => sniff(bytes),
      ...(isSearched ? [() => findLocation(bytes, mime)] : []),
      ...(isVideo ? [() => readContainerFacts(bytes, mime, 0)] : [() => readPhotoFacts(bytes, mime)]),
      // A raw has no clip, regardless of its content.
      ...(isVideo || isRaw(mime) ? [] : [() => findMotionClipIn(bytes, mime)]),
    ]
    for (const parse of parsers) {
      const error = failure(parse)
      expect(isSystemError(error), String(parse)).toBe(true)
    }
  })
})

test('the preview search in an unreadable raw throws a system error', async () => {
  const bytes = await unreadable()
  expect(isSystemError(failure(() => findRawPreview(bytes, 'image/x-adobe-dng')))).toBe(true)
})

test('the clip search in a missing photo throws ENOENT', async () => {
  await expect(findMotionClip('/nowhere/photo', 'image/jpeg')).rejects.toMatchObject({ code: 'ENOENT' })
})
