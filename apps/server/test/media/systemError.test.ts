import { rm } from 'node:fs/promises'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { decodeFile, isSystemError } from '../../src/media/systemError.ts'
import { makePhoto } from '../support/photos.ts'
import { file, removeFilesAfterwards } from './files.ts'

removeFilesAfterwards()

test('a decoder that fails once is asked again, because a whole file may not have been readable then', async () => {
  const path = await file(await makePhoto())
  let tries = 0
  const decode = async () => {
    if (++tries === 1) throw new Error('Input file contains unsupported image format')
    return (await sharp(path).metadata()).format
  }
  expect(await decodeFile(path, decode)).toBe('jpeg')
})

test('what a decoder says twice of a file that can be read is its verdict', async () => {
  const path = await file(Buffer.from('no picture'))
  const error = await decodeFile(path, () => sharp(path).metadata()).catch((error) => error)
  expect(error.message).toContain('unsupported image format')
  expect(isSystemError(error)).toBe(false)
})

test('of a file that cannot be read there is no verdict', async () => {
  const path = await file(Buffer.from('no picture'))
  await rm(path)
  const error = await decodeFile(path, () => sharp(path).metadata()).catch((error) => error)
  expect(error.code).toBe('ENOENT')
  expect(isSystemError(error)).toBe(true)
})

test.each(['EMFILE', 'ENFILE', 'EIO', 'ENOMEM', 'ENOSPC', 'EACCES'])(
  '%s is a failure of the system',
  (code) => {
    expect(isSystemError(Object.assign(new Error(code), { code }))).toBe(true)
    expect(isSystemError(new Error(code))).toBe(false)
  },
)
