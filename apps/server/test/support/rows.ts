import { createHash } from 'node:crypto'
import type { Insertable } from 'kysely'
import { insertMedia } from '../../src/catalog/media.ts'
import type { Catalog, MediaRow, Schema } from '../../src/catalog/schema.ts'
import type { TestServer } from './server.ts'

export type RowOptions = Partial<Insertable<Schema['media']>> & { owner: number; client: number }

/** Puts items straight into the catalog: for tests that are about finding, not about taking in. */
export async function addRows(catalog: Catalog, rows: readonly RowOptions[]): Promise<MediaRow[]> {
  return catalog.transaction().execute(async (transaction) => {
    const added: MediaRow[] = []
    for (const row of rows) {
      const sha256 = createHash('sha256').update(`${hashed++}`).digest()
      const bytes = 1000
      await transaction
        .insertInto('blob')
        .values({ sha256, bytes, added_at: 0, facts: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      added.push(
        await insertMedia(transaction, {
          sha256,
          bytes,
          kind: 'photo',
          mime: 'image/jpeg',
          filename: 'photo.jpg',
          taken_at: 0,
          has_capture_date: 1,
          added_at: 0,
          redactions: '[]',
          ...row,
        }),
      )
    }
    return added
  })
}

let hashed = 0

/** The numbers of the user and the client that a token of this server belongs to. */
export async function principalOf(server: TestServer, { user = 'owner', client = 'app' } = {}) {
  await server.token({ user, client })
  const { catalog } = server.app.services
  const numberOf = (table: 'user' | 'client', name: string) =>
    catalog.selectFrom(table).select('id').where('name', '=', name).executeTakeFirstOrThrow()
  return { owner: (await numberOf('user', user)).id, client: (await numberOf('client', client)).id }
}
