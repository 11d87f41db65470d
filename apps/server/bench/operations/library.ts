import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { spread } from 'tintype-test-support/measure'
import { openBlobs } from '../../src/blobs/openBlobs.ts'
import { installationKey } from '../../src/catalog/accounts.ts'
import type { Catalog } from '../../src/catalog/catalog.ts'
import { insertUpload } from '../../src/catalog/insertUpload.ts'
import { openCatalog } from '../../src/catalog/openCatalog.ts'
import { claimStore } from '../../src/dataFolder/storeOwner.ts'
import { type ClientId, idOf, type MediaId, type UserId } from '../../src/domain/ids.ts'
import { serializeFacts } from '../../src/media/mediaFacts.ts'
import { createPublicIds, type PublicIds } from '../../src/tokens/publicIds.ts'
import { createTokenCodec } from '../../src/tokens/tokenCodec.ts'
import { fillLibrary } from '../../test/support/bigLibrary.ts'
import { showProgress } from '../libraries.ts'

/** A library with the ids that requests need. */
export interface Filled {
  ids: PublicIds
  /** Items anywhere in the library that the client of the requests has created. */
  media: MediaId[]
  /** Unused upload tokens. */
  tokens: string[]
}

/**
 * Fills a new catalog with items of one user, and with upload tokens.
 * @param location as for `openCatalog`
 * @param data the data folder of the servers that will use it: a server starts only if its photos are in its folder
 */
export async function fill(
  location: string,
  data: string,
  { items, uploads }: { items: number; uploads: number },
): Promise<Filled> {
  const catalog = await openCatalog(location)
  try {
    await withoutDurability(catalog, async () => {
      await fillLibrary(catalog, items, (done) => showProgress(done, items))
    })
    await claimStore(await openBlobs(data, randomBytes), KEY)
    const ids = createPublicIds(createTokenCodec(await installationKey(catalog, () => KEY)))
    const tokens: string[] = []
    for (let made = 0; made < uploads; ) {
      const batch = Array.from({ length: Math.min(200, uploads - made) }, (_, at) =>
        addUpload(catalog, made + at),
      )
      for (const token of await Promise.all(batch)) tokens.push(ids.uploadToken(token))
      made += batch.length
    }
    return { ids, media: await ownMedia(catalog, items), tokens }
  } finally {
    await catalog.close()
  }
}

/** Not a secret: the library exists for a benchmark. */
const KEY = Buffer.alloc(32, 7)

/** A library that a crash would lose fills several times as fast. */
async function withoutDurability(catalog: Catalog, work: () => Promise<void>): Promise<void> {
  if (catalog.dialect.name === 'postgres') return work()
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -1048576']) {
    await sql.raw(`PRAGMA ${pragma}`).execute(catalog.db)
  }
  await work()
  await sql.raw('PRAGMA journal_mode = WAL').execute(catalog.db)
}

const SAMPLE = 20_000
const IN_STATEMENT = 1000

/** The client has created half of the items. */
async function ownMedia({ db }: Catalog, items: number): Promise<MediaId[]> {
  const numbers = Array.from({ length: 2 * SAMPLE }, (_, at) =>
    idOf<MediaId>(1 + Math.floor(spread(at) * items)),
  )
  const media: MediaId[] = []
  for (let start = 0; start < numbers.length; start += IN_STATEMENT) {
    const rows = await db
      .selectFrom('media')
      .select('id')
      .where('id', 'in', numbers.slice(start, start + IN_STATEMENT))
      .where('client', '=', idOf<ClientId>(1))
      .execute()
    // Items of one page of the table are not asked for together.
    media.push(...rows.map(({ id }) => id).sort((a, b) => spread(a) - spread(b)))
  }
  return media
}

async function addUpload(catalog: Catalog, number: number) {
  const facts = serializeFacts({
    ...{
      kind: 'photo',
      mime: 'image/jpeg',
      takenAt: Date.UTC(2000, 0) + ((number * 7919 * 86_400_000) % 7e11),
    },
    ...{ cameraMake: 'Example', cameraModel: 'Box 1', focalLength: 4.25, apertureFNumber: 1.8 },
    ...{ isoEquivalent: 100, exposureTime: 0.008, width: 4032, height: 3024, fps: undefined },
    ...{ durationMs: undefined, locationPatches: [] },
  })
  const sha256 = createHash('sha256').update(`upload ${number}`).digest()
  const owner = { user: idOf<UserId>(1), client: idOf<ClientId>(1), expiresAt: Date.now() + 20 * 3_600_000 }
  const upload = { sha256, bytes: 3_000_000, facts, factsAreFinal: true, addedAt: Date.now(), ...owner }
  const token = await insertUpload(catalog, upload, { storedBytes: 0, uploadSessions: 0 })
  if (token === undefined) throw new Error('The bytes are locked.')
  return token
}
