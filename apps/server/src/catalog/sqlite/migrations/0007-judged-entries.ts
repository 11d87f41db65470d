import { step } from '../../migrate.ts'
import { SHOWN } from './0005-shown-columns.ts'

/**
 * The indexes hold all that a search asks of an item beside what is shown: of many entries that do not pass no row is
 * looked for. It is before what is shown, because the end of a long entry lies elsewhere.
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
