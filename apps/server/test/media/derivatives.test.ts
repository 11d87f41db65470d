import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDerivatives } from '../../src/media/derivatives.ts'
import { makePhoto } from '../support/photos.ts'

let folder: string
let cache: string
let photo: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tintype-derivatives-'))
  cache = join(folder, 'derivatives')
  photo = join(folder, 'photo')
  await writeFile(photo, await makePhoto({ width: 400, height: 300 }))
})
afterEach(() => rm(folder, { recursive: true }))

const box = (width: number) => ({ width, height: width, crop: false })

test('an image is drawn once and then read, also by the next process', async () => {
  const derivatives = await openDerivatives(cache, 1e9)
  const first = await derivatives.image('a', photo, box(100))
  await rm(photo)
  expect(await derivatives.image('a', photo, box(100))).toEqual(first)
  expect(await (await openDerivatives(cache, 1e9)).image('a', photo, box(100))).toEqual(first)
})

test('many who ask at once get the same one', async () => {
  const derivatives = await openDerivatives(cache, 1e9)
  const images = await Promise.all(Array.from({ length: 10 }, () => derivatives.image('a', photo, box(100))))
  expect(new Set(images).size).toBe(1)
  expect(await readdir(cache)).toEqual(['a-100x100.jpg'])
})

test('each box and each source is an image of its own', async () => {
  const derivatives = await openDerivatives(cache, 1e9)
  await derivatives.image('a', photo, { width: 100, crop: false })
  await derivatives.image('a', photo, { width: 100, height: 100, crop: true })
  await derivatives.image('b', photo, box(100))
  expect((await readdir(cache)).sort()).toEqual(['a-100x.jpg', 'a-100x100c.jpg', 'b-100x100.jpg'])
})

test('it keeps within its bytes: what was asked for longest ago goes first', async () => {
  const probe = await (await openDerivatives(join(folder, 'probe'), 1e9)).image('x', photo, box(100))
  const derivatives = await openDerivatives(cache, probe.bytes.length * 2.5)
  await derivatives.image('a', photo, box(100))
  await derivatives.image('b', photo, box(100))
  await derivatives.image('a', photo, box(100))
  await derivatives.image('c', photo, box(100))
  expect((await readdir(cache)).sort()).toEqual(['a-100x100.jpg', 'c-100x100.jpg'])
})

test('what cannot be drawn is not kept, and a half-written file is thrown away', async () => {
  const derivatives = await openDerivatives(cache, 1e9)
  await writeFile(photo, 'no picture')
  await expect(derivatives.image('a', photo, box(100))).rejects.toThrow('cannot be drawn')
  await writeFile(join(cache, 'b-1x1.jpg.tmp'), 'half')
  await openDerivatives(cache, 1e9)
  expect(await readdir(cache)).toEqual([])
})
