import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createOpenFiles, type OpenFiles } from '../../src/blobs/folder/openFiles.ts'
import { openFilesIn } from '../support/openFiles.ts'

let folder: string
let files: OpenFiles
const paths: string[] = []
const pathOf = (number: number) => join(folder, `${number}`)
/** Every file has 1,000 bytes of its own. */
const contentOf = (number: number) =>
  Buffer.from(Array.from({ length: 1000 }, (_, at) => (at * 7 + number) % 256))

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tintype-open-'))
  files = createOpenFiles()
  for (let number = 0; number < 50; number++) {
    paths.push(pathOf(number))
    await writeFile(pathOf(number), contentOf(number))
  }
})
afterEach(async () => {
  for (const path of paths.splice(0)) files.forget(path)
  await vi.waitFor(async () => expect(await openFilesIn(folder)).toBe(0))
  await rm(folder, { recursive: true })
})

test('concurrent reads of many files return the bytes of each, and few files stay open', async () => {
  await Promise.all(
    Array.from({ length: 500 }, async (_, round) => {
      const [number, start, end] = [(round * 17) % 50, round % 400, 400 + (round % 600)]
      const { bytes, release } = await files.read(pathOf(number), start, end)
      expect(bytes.equals(contentOf(number).subarray(start, end + 1))).toBe(true)
      release()
    }),
  )
  await vi.waitFor(async () => expect(await openFilesIn(folder)).toBeLessThanOrEqual(32))
  expect(await openFilesIn(folder)).toBeGreaterThan(0)
})

test('bytes stay as they are until they are released', async () => {
  const held = await files.read(pathOf(1), 0, 999)
  for (let round = 0; round < 20; round++) (await files.read(pathOf(2), 0, 999)).release()
  expect(held.bytes.equals(contentOf(1))).toBe(true)
})

test('a file that is forgotten is closed, during a read when the read has ended', async () => {
  await files.read(pathOf(1), 0, 9)
  expect([files.size(pathOf(1)), files.size(pathOf(2))]).toEqual([1000, undefined])
  const reading = files.read(pathOf(1), 10, 19)
  files.forget(pathOf(1))
  expect((await reading).bytes.equals(contentOf(1).subarray(10, 20))).toBe(true)
  await vi.waitFor(async () => expect(await openFilesIn(folder)).toBe(0))
  expect(files.size(pathOf(1))).toBeUndefined()
})

test('a file that does not exist or is too short fails, and is opened again at the next read', async () => {
  await expect(files.read(join(folder, 'none'), 0, 9)).rejects.toMatchObject({ code: 'ENOENT' })
  await writeFile(join(folder, 'none'), contentOf(0))
  await expect(files.read(join(folder, 'none'), 990, 1000)).rejects.toThrow('expected 1001 bytes, found 1000')
  expect((await files.read(join(folder, 'none'), 990, 999)).bytes).toHaveLength(10)
  files.forget(join(folder, 'none'))
})
