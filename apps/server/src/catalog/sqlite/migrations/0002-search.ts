import { step } from '../../migrate.ts'

/** Columns for favorites, archived items and categories, and one index for each order in which a search reads. */
export const { up } = step([
  `ALTER TABLE media ADD COLUMN favorite INTEGER NOT NULL DEFAULT 0 CHECK (favorite IN (0, 1))`,
  `ALTER TABLE media ADD COLUMN archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))`,
  `ALTER TABLE media ADD COLUMN categories INTEGER NOT NULL DEFAULT 0`,

  // Each index is sorted by time within archived and other items; a search of both merges them.
  `DROP INDEX media_timeline`,
  `DROP INDEX media_app_created`,
  `CREATE INDEX media_timeline ON media (owner, archived, taken_at, id)`,
  `CREATE INDEX media_favorites ON media (owner, archived, taken_at, id) WHERE favorite = 1`,
  `CREATE INDEX media_kind ON media (owner, kind, archived, taken_at, id)`,
  `CREATE INDEX media_app_created ON media (owner, client, archived, taken_at, id)`,

  // One row for each bit of media.categories. Without a foreign key: to delete an item, SQLite would scan the whole
  // table for its rows. The code that deletes an item knows their keys.
  `CREATE TABLE media_category (
    owner INTEGER NOT NULL,
    category INTEGER NOT NULL,
    taken_at INTEGER NOT NULL,
    media INTEGER NOT NULL,
    PRIMARY KEY (owner, category, taken_at, media)
  ) STRICT, WITHOUT ROWID`,
])
