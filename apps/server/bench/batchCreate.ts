import { createHash, randomBytes } from 'node:crypto'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BatchCreateMediaItemsRequest } from '@tintype/types'
import { scopes } from '@tintype/types/operations'
import Database from 'better-sqlite3'
import { pino } from 'pino'
import { ms, printTable, race, ratio } from 'tintype-test-support/measure'
import { createApp } from '../src/app.ts'
import { insertUpload } from '../src/catalog/insertUpload.ts'
import { type ClientId, idOf, type UserId } from '../src/domain/ids.ts'
import { type MediaFacts, serializeFacts } from '../src/media/mediaFacts.ts'
import { batchCreateMediaItems } from '../src/operations/mediaItems/batchCreate.ts'
import type { OperationRequest } from '../src/operations/operation.ts'
import { libraryPath } from './libraries.ts'

const BATCH = 50
const ROUNDS = { rounds: 60, warmUp: 10 }
const BATCHES = ROUNDS.rounds + ROUNDS.warmUp
const BYTES = 3_000_000

const FACTS: MediaFacts = {
  kind: 'photo',
  mime: 'image/jpeg',
  takenAt: 0,
  cameraMake: 'Example',
  cameraModel: 'Box 1',
  focalLength: 4.25,
  apertureFNumber: 1.8,
  isoEquivalent: 100,
  exposureTime: 0.008,
  width: 4032,
  height: 3024,
  fps: undefined,
  durationMs: undefined,
  locationPatches: [{ offset: 1024, length: 64, fill: 0 }],
}

/** Compares mediaItems.batchCreate of 50 in a large library with a transaction that only inserts the rows. */
export async function benchBatchCreate(items: number): Promise<void> {
  const library = await libraryPath(items)
  const data = copyOf(library, `${library}.batchCreate`)
  const app = await createApp({ data, now: Date.now, randomBytes, logger: pino({ level: 'silent' }) })
  const principal = {
    user: idOf<UserId>(1),
    client: idOf<ClientId>(1),
    scopes: new Set(scopes),
    era: 'legacy' as const,
  }
  const context = {
    ...app.services,
    principal,
    origin: 'http://localhost:8080',
    signal: new AbortController().signal,
  }
  const batches: string[][] = []
  const hashes: Buffer[][] = []
  for (let batch = 0; batch < 2 * BATCHES; batch++) {
    const tokens = []
    const batchHashes = []
    for (let item = 0; item < BATCH; item++) {
      const sha256 = createHash('sha256').update(`${batch} ${item}`).digest()
      const facts = serializeFacts({
        ...FACTS,
        takenAt: Date.UTC(2000, 0) + (((batch * BATCH + item) * 7919 * 86_400_000) % 7e11),
      })
      const owner = {
        user: principal.user,
        client: principal.client,
        filename: 'IMG_1.jpg',
        expiresAt: Date.now() + 3_600_000,
        addedAt: 0,
      }
      const upload = { sha256, bytes: BYTES, facts, factsAreFinal: true, ...owner }
      const row = await insertUpload(app.services.catalog, upload, app.services.userLimits)
      if (row === undefined) throw new Error('The bytes are locked.')
      tokens.push(context.ids.uploadToken(row))
      batchHashes.push(sha256)
    }
    batches.push(tokens)
    hashes.push(batchHashes)
  }
  // Each has its own database: with a shared log, one of the two would run the checkpoints of both.
  const copy = copyOf(data, `${library}.byHand`)
  const byHand = insertByHand(join(copy, 'catalog.db'))
  const [ours, bare] = await race(
    [
      (round) => {
        const newMediaItems = (batches[round] ?? []).map((uploadToken) => ({
          simpleMediaItem: { uploadToken },
        }))
        return batchCreateMediaItems(request({ newMediaItems }), context)
      },
      (round) => byHand(hashes[BATCHES + round] ?? []),
    ],
    ROUNDS,
  )
  await app.close()
  for (const folder of [data, copy]) rmSync(folder, { recursive: true, force: true })
  if (ours === undefined || bare === undefined) return
  printTable(
    ['mediaItems.batchCreate of 50, ms', 'p50', 'p99', 'times the transaction'],
    [
      ['tintype-server', ms(ours.p50), ms(ours.p99), ratio(ours.p50, bare.p50)],
      ['50 inserts in a transaction', ms(bare.p50), ms(bare.p99), '1.00'],
    ],
  )
}

function copyOf(folder: string, copy: string): string {
  rmSync(copy, { recursive: true, force: true })
  cpSync(folder, copy, { recursive: true })
  return copy
}

function request(body: BatchCreateMediaItemsRequest): OperationRequest<'mediaItems.batchCreate'> {
  return { path: {}, query: {}, headers: {}, body } as OperationRequest<'mediaItems.batchCreate'>
}

function insertByHand(path: string): (hashes: readonly Buffer[]) => void {
  const database = new Database(path)
  database.pragma('synchronous = FULL')
  const insert = database.prepare(`
    INSERT INTO media (owner, client, sha256, bytes, kind, mime, filename, width, height, taken_at, has_capture_date, added_at,
      camera_make, camera_model, focal_length, aperture_f_number, iso_equivalent, exposure_time, redactions)
    VALUES (1, 1, ?, ${BYTES}, 'photo', 'image/jpeg', 'IMG_1.jpg', 4032, 3024, ?, 1, 0,
      'Example', 'Box 1', 4.25, 1.8, 100, 0.008, '[{"offset":1024,"length":64,"fill":0}]')
    RETURNING *`)
  let inserted = 0
  const insertAll = database.transaction((hashes: readonly Buffer[]) => {
    for (const sha256 of hashes)
      insert.all(sha256, Date.UTC(2000, 0) + ((inserted++ * 7907 * 86_400_000) % 7e11))
  })
  return (hashes) => insertAll.immediate(hashes)
}
