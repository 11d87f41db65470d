import { makePhoto, photoOf } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { checkLibrary } from '../../src/transfer/checkLibrary.ts'
import { type Fault, faultyStore } from '../support/faultyStore.ts'
import { createItem, startTestServer } from '../support/server.ts'
import { newStorePlace } from '../support/store.ts'

/** A library with two photos in a store, and the faults that `fsck` reports. */
async function startChecked() {
  const way: { fault: Fault; of: string[] } = { fault: 'pass', of: ['GET', 'HEAD'] }
  const store = await faultyStore((_attempt, _request, method = '') =>
    way.of.includes(method) ? way.fault : 'pass',
  )
  const server = await startTestServer({ blobs: await newStorePlace(store.url) })
  const token = await server.token()
  for (const bytes of [await makePhoto(), await photoOf(50_000)]) await createItem(server, token, bytes)
  const { catalog, blobs } = server.app.services
  const told: string[] = []
  const fsck = (repair = false) =>
    checkLibrary({ catalog, blobs, repair, report: (line) => told.push(line), progress: () => undefined })
  const hashes: Buffer[] = []
  for await (const sha256 of blobs.list()) hashes.push(sha256)
  return { way, blobs, fsck, told, hashes }
}

test('fsck reports no faults for an intact library in a store', async () => {
  const { fsck, told } = await startChecked()
  expect(await fsck()).toMatchObject({ checked: 2, missing: 0, damaged: 0, unreferenced: 0, others: 0 })
  expect(told).toEqual([])
})

test('fsck reports a missing object and counts unreferenced bytes', async () => {
  const { blobs, fsck, told, hashes } = await startChecked()
  const [gone = Buffer.alloc(0)] = hashes
  await blobs.remove(gone)
  const staged = await blobs.stage(
    (async function* () {
      yield Buffer.from('nobody names it')
    })(),
    100,
  )
  await staged.keep()
  await staged.discard()
  expect(await fsck()).toMatchObject({ checked: 2, missing: 1, damaged: 0, unreferenced: 1 })
  expect(told).toEqual([`missing   ${gone.toString('hex')}`])
})

test('an unreachable store is not damage: fsck ends and moves nothing', async () => {
  const { way, blobs, fsck, told, hashes } = await startChecked()
  way.fault = '503'
  await expect(fsck(true)).rejects.toThrow('The store')
  // The store reports lengths, but not bytes.
  way.of = ['GET']
  await expect(fsck()).rejects.toThrow('The store')
  await expect(fsck(true)).rejects.toThrow('The store')
  way.fault = 'pass'
  expect(told).toEqual([])
  for (const sha256 of hashes) expect(await blobs.size(sha256)).toBeGreaterThan(0)
})
