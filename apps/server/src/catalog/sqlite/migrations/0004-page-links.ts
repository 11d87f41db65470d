import { type Kysely, sql } from 'kysely'

/** A page asks whether the client that its link was given to still has a token of that user. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`CREATE INDEX access_token_holder ON access_token (user, client)`).execute(db)
}
