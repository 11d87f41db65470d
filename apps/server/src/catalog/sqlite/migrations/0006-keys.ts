import { step } from '../../migrate.ts'

/**
 * Signing keys, separate from the key of the installation. That one stays the key of public ids, and becomes the first
 * signing key. The newest has the highest id.
 */
export const { up } = step([
  `CREATE TABLE capability_key (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    used_from INTEGER NOT NULL
  ) STRICT`,
  `INSERT INTO capability_key (key, made_at, used_from) SELECT key, 0, 0 FROM installation`,
])
