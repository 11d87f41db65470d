import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { NewerCatalogError } from './catalogErrors.ts'

/** A step of the schema: statements, in order. */
export function step(statements: readonly string[]): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of statements) await sql.raw(statement).execute(db)
    },
  }
}

/**
 * Brings a database to the newest of the steps, in one transaction: killed half-way, none of it is there. Of several
 * processes that start at once, one does it and the others wait.
 *
 * @param migrations by name; the order of the names is that of the steps
 * @param onUpgrade hears of steps that are to be made, unless they are the first
 * @throws NewerCatalogError when the database knows steps that this program does not
 */
export async function migrate(
  // biome-ignore lint/suspicious/noExplicitAny: a database of any schema, of this one or of an earlier one
  db: Kysely<any>,
  migrations: Record<string, Migration>,
  onUpgrade?: () => void,
): Promise<void> {
  if (await isUpToDate(db, migrations)) return
  if (onUpgrade && (await appliedSteps(db)).length > 0) onUpgrade()
  const provider = { getMigrations: async () => migrations }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error !== undefined) throw new Error('The catalog cannot be brought up to date.', { cause: error })
}

/**
 * Whether all steps were made.
 * @throws NewerCatalogError when the database knows steps that this program does not
 */
// biome-ignore lint/suspicious/noExplicitAny: as above
export async function isUpToDate(db: Kysely<any>, migrations: Record<string, Migration>): Promise<boolean> {
  const applied = await appliedSteps(db)
  const unknown = applied.filter((name) => !(name in migrations))
  if (unknown.length > 0) {
    throw new NewerCatalogError('The catalog is from a newer version of this program.')
  }
  return applied.length === Object.keys(migrations).length
}

// biome-ignore lint/suspicious/noExplicitAny: as above
async function appliedSteps(db: Kysely<any>): Promise<string[]> {
  try {
    const rows = await db.selectFrom('kysely_migration').select('name').execute()
    return rows.map(({ name }) => name)
  } catch (error) {
    // A new database has no such table; SQLite has no code of its own for that.
    if (/no such table|does not exist/.test((error as Error).message)) return []
    throw error
  }
}
