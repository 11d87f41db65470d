import { step } from '../../migrate.ts'

/** Resumable uploads, and indexes that find expired rows and references to a blob. */
export const { up } = step([
  // AUTOINCREMENT: session URLs are made from the ids. The token is not a foreign key: it expires days before its session,
  // which still returns it.
  `CREATE TABLE upload_session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user INTEGER NOT NULL REFERENCES user,
    client INTEGER NOT NULL REFERENCES client,
    raw_size INTEGER,
    filename TEXT,
    content_type TEXT,
    hash TEXT,
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'final', 'cancelled')),
    received INTEGER NOT NULL DEFAULT 0,
    lease INTEGER NOT NULL DEFAULT 0,
    staged TEXT,
    token INTEGER,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    CHECK ((state = 'active') = (staged IS NOT NULL)),
    CHECK ((state = 'final') = (token IS NOT NULL))
  ) STRICT`,
  `CREATE INDEX upload_session_expiry ON upload_session (expires_at)`,
  `CREATE INDEX upload_session_staged ON upload_session (staged) WHERE staged IS NOT NULL`,

  `CREATE INDEX upload_token_expiry ON upload_token (expires_at, sha256)`,
  `CREATE INDEX upload_token_blob ON upload_token (sha256)`,
  `CREATE INDEX media_blob ON media (sha256)`,
])
