import { rm } from 'node:fs/promises'
import { inflateSync } from 'node:zlib'
import sharp from 'sharp'
import { makePhoto } from 'tintype-test-support/photos'
import { describe, expect, test } from 'vitest'
import { decodeFile, isSystemError } from '../../../src/media/formats/systemError.ts'
import { file, removeFilesAfterwards } from '../files.ts'

removeFilesAfterwards()

test('a decoder that fails once runs again, because an intact file may have been unreadable', async () => {
  const path = await file(await makePhoto())
  let tries = 0
  const decode = async () => {
    if (++tries === 1) throw new Error('Input file contains unsupported image format')
    return (await sharp(path).metadata()).format
  }
  expect(await decodeFile(path, decode)).toBe('jpeg')
})

test('an error that a decoder repeats on a readable file counts as damage', async () => {
  const path = await file(Buffer.from('no picture'))
  const error = await decodeFile(path, () => sharp(path).metadata()).catch((error) => error)
  expect(error.message).toContain('unsupported image format')
  expect(isSystemError(error)).toBe(false)
})

test('an unreadable file does not count as damaged', async () => {
  const path = await file(Buffer.from('no picture'))
  await rm(path)
  const error = await decodeFile(path, () => sharp(path).metadata()).catch((error) => error)
  expect(error.code).toBe('ENOENT')
  expect(isSystemError(error)).toBe(true)
})

test.each(['EMFILE', 'ENFILE', 'EIO', 'ENOMEM', 'ENOSPC', 'EACCES'])(
  '%s is a failure of the system',
  (code) => {
    const error = Object.assign(new Error(code), { code })
    expect(isSystemError(error)).toBe(true)
    expect(isSystemError(new Error('The file could not be read.', { cause: error }))).toBe(true)
    expect(isSystemError(new Error(code))).toBe(false)
  },
)

test.each([
  'unable to open file "/blobs/1" for reading\nunix error: Too many open files',
  'VipsSource: unable to open "/blobs/1"\nsystem error: Input/output error',
  'out of memory -- size == 512MB',
  'VipsJpeg: Insufficient memory (case 4)',
])('a system error that libvips reports is a failure of the system: %s', (text) => {
  expect(isSystemError(new Error(text))).toBe(true)
})

describe('a decoder error that counts as damage', () => {
  const thrownBy = (work: () => unknown): Promise<Error> =>
    Promise.resolve()
      .then(work)
      .then(
        () => {
          throw new TypeError('Nothing was thrown.')
        },
        (error) => error,
      )

  test('is any error that decoders throw for damaged files', async () => {
    const photo = await makePhoto()
    for (const work of [
      () => sharp(photo.subarray(0, 100)).metadata(),
      () => sharp(Buffer.from('no picture')).metadata(),
      () => sharp(photo.subarray(0, -200), { failOn: 'truncated' }).toBuffer(),
      () => inflateSync(Buffer.from('no zlib stream')),
      () => Buffer.alloc(4).readUInt32BE(2),
    ])
      expect(isSystemError(await thrownBy(work))).toBe(false)
  })

  test.each([
    'Memory allocation of 4294967296 bytes is beyond the 52428800 byte limit defined in open options',
    'Memory allocation error: Security limit exceeded: Allocating 9 GB',
  ])('is a limit that the decoder sets itself: %s', (text) => {
    expect(isSystemError(new Error(text))).toBe(false)
  })
})
