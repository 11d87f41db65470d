import { createHash } from 'node:crypto'
import type { Catalog } from '../../src/catalog/catalog.ts'
import { insertMedia } from '../../src/catalog/insertMedia.ts'
import type { MediaRecord, NewMedia } from '../../src/catalog/mediaRecords.ts'
import type { TestServer } from './server.ts'

export type RowOptions = Partial<NewMedia> & Pick<NewMedia, 'owner' | 'client'>

/** Inserts items directly into the catalog, for tests of searches that need no uploads. */
export async function addRows(catalog: Catalog, rows: readonly RowOptions[]): Promise<MediaRecord[]> {
  return catalog.transaction(async (transaction) => {
    const added: MediaRecord[] = []
    for (const row of rows) {
      const sha256 = createHash('sha256').update(`${hashed++}`).digest()
      const bytes = 1000
      await transaction.db
        .insertInto('blob')
        .values({ sha256, bytes, added_at: 0, facts: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      added.push(
        ...(await insertMedia(transaction, [
          {
            sha256,
            bytes,
            kind: 'photo',
            mime: 'image/jpeg',
            filename: 'photo.jpg',
            takenAt: 0,
            hasCaptureDate: true,
            addedAt: 0,
            redactions: '[]',
            ...row,
          },
        ])),
      )
    }
    return added
  })
}

let hashed = 0

/** The ids of the user and the client of a token of this server. */
export async function principalOf(server: TestServer, { user = 'owner', client = 'app' } = {}) {
  await server.token({ user, client })
  const { db } = server.app.services.catalog
  const users = db.selectFrom('user').select('id').where('name', '=', user)
  const clients = db.selectFrom('client').select('id').where('name', '=', client)
  return {
    owner: (await users.executeTakeFirstOrThrow()).id,
    client: (await clients.executeTakeFirstOrThrow()).id,
  }
}
