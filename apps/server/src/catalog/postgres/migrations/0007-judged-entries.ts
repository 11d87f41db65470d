import { step } from '../../migrate.ts'

/**
 * The indexes hold the columns that filters use, some 30 bytes per item, so that entries are filtered without a lookup of
 * their rows, which are spread over a large library.
 */
export const { up } = step([
  `DROP INDEX media_timeline`,
  `DROP INDEX media_favorites`,
  `DROP INDEX media_kind`,
  `DROP INDEX media_app_created`,
  `CREATE INDEX media_timeline ON media (owner, archived, taken_at, id) INCLUDE (has_capture_date, categories)`,
  `CREATE INDEX media_favorites ON media (owner, archived, taken_at, id)
    INCLUDE (has_capture_date, categories, client, kind) WHERE favorite = 1`,
  `CREATE INDEX media_kind ON media (owner, kind, archived, taken_at, id) INCLUDE (has_capture_date, categories)`,
  `CREATE INDEX media_app_created ON media (owner, client, archived, taken_at, id)
    INCLUDE (has_capture_date, categories, kind)`,
])
