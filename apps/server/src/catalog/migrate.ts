import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { NewerCatalogError } from './catalogErrors.ts'

/** A migration of SQL statements, run in order. */
export function step(statements: readonly string[]): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of statements) await sql.raw(statement).execute(db)
    },
  }
}

/**
 * Applies all missing migrations in one transaction: a killed process leaves none of them applied. When several processes
 * start at once, one migrates and the others wait.
 *
 * @param migrations by name, applied in the order of their names
 * @param onUpgrade called before migrations of a database that already has some
 * @throws NewerCatalogError when the database has migrations that this program does not know
 */
export async function migrate(
  // biome-ignore lint/suspicious/noExplicitAny: a database of any schema, of this one or of an earlier one
  db: Kysely<any>,
  migrations: Record<string, Migration>,
  onUpgrade?: () => void,
): Promise<void> {
  if (await isUpToDate(db, migrations)) return
  if (onUpgrade && (await appliedMigrations(db)).length > 0) onUpgrade()
  const provider = { getMigrations: async () => migrations }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error !== undefined) throw new Error('The catalog cannot be brought up to date.', { cause: error })
}

/**
 * Whether all migrations are applied.
 * @throws NewerCatalogError when the database has migrations that this program does not know
 */
// biome-ignore lint/suspicious/noExplicitAny: as above
export async function isUpToDate(db: Kysely<any>, migrations: Record<string, Migration>): Promise<boolean> {
  const applied = await appliedMigrations(db)
  const unknown = applied.filter((name) => !(name in migrations))
  if (unknown.length > 0) {
    throw new NewerCatalogError('The catalog is from a newer version of this program.')
  }
  return applied.length === Object.keys(migrations).length
}

// biome-ignore lint/suspicious/noExplicitAny: as above
async function appliedMigrations(db: Kysely<any>): Promise<string[]> {
  try {
    const rows = await db.selectFrom('kysely_migration').select('name').execute()
    return rows.map(({ name }) => name)
  } catch (error) {
    // A new database does not have the table yet. SQLite has no error code for that.
    if (/no such table|does not exist/.test((error as Error).message)) return []
    throw error
  }
}
