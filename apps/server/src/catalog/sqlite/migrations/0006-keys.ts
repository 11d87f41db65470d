import { step } from '../../migrate.ts'

/**
 * The keys that capabilities are made with, apart from the installation's own: that one stays for ids, and is the first
 * of these. The newest has the highest id.
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
