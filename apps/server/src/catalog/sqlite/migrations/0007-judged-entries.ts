import { step } from '../../migrate.ts'
import { SHOWN } from './0005-shown-columns.ts'

/**
 * The indexes also hold the columns that filters use, so that entries are filtered without a lookup of their rows. These
 * come before the columns that are shown: SQLite stores the end of a long entry on an overflow page.
 */
export const { up } = step([
  `DROP INDEX media_timeline`,
  `DROP INDEX media_favorites`,
  `DROP INDEX media_kind`,
  `DROP INDEX media_app_created`,
  `CREATE INDEX media_timeline ON media (owner, archived, taken_at, id, has_capture_date, categories, kind, ${SHOWN})`,
  `CREATE INDEX media_favorites
    ON media (owner, archived, taken_at, id, has_capture_date, categories, client, kind, ${SHOWN}) WHERE favorite = 1`,
  `CREATE INDEX media_kind ON media (owner, kind, archived, taken_at, id, has_capture_date, categories, ${SHOWN})`,
  `CREATE INDEX media_app_created
    ON media (owner, client, archived, taken_at, id, has_capture_date, categories, kind, ${SHOWN})`,
])
