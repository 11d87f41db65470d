import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openBlobFolder } from '../../src/blobs/folder.ts'
import { blobsConformance } from './conformance.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tintype-blobs-'))
  folders.push(folder)
  return folder
}

blobsConformance(async () => openBlobFolder(await newFolder(), randomBytes))

async function* one(text: string) {
  yield Buffer.from(text)
}

test('a file lies under its hash, for its owner alone', async () => {
  const folder = await newFolder()
  const blobs = await openBlobFolder(folder, randomBytes)
  const staged = await blobs.stage(one('bytes'), 10)
  await staged.keep()
  const name = staged.sha256.toString('hex')
  const file = await stat(join(folder, 'blobs', name.slice(0, 2), name))
  expect([file.size, file.mode & 0o777]).toEqual([5, 0o600])
})

test('what was staged by a process that died is thrown away, when a server starts', async () => {
  const folder = await newFolder()
  const blobs = await openBlobFolder(folder, randomBytes)
  await blobs.stage(one('bytes'), 10)
  const next = await openBlobFolder(folder, randomBytes)
  expect(await readdir(join(folder, 'tmp'))).toHaveLength(1)
  await next.discardStaged(new Set())
  expect(await readdir(join(folder, 'tmp'))).toEqual([])
})
