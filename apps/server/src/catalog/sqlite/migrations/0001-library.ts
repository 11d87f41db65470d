import { step } from '../../migrate.ts'

/**
 * Ids of media, albums and upload tokens are AUTOINCREMENT: public ids are made from them, so the id of a deleted row must
 * never be given again.
 */
export const { up } = step([
  `CREATE TABLE installation (key BLOB NOT NULL) STRICT`,

  `CREATE TABLE user (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE) STRICT`,
  `CREATE TABLE client (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE) STRICT`,
  `CREATE TABLE access_token (
    hash BLOB PRIMARY KEY,
    user INTEGER NOT NULL REFERENCES user,
    client INTEGER NOT NULL REFERENCES client,
    scopes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER
  ) STRICT, WITHOUT ROWID`,

  `CREATE TABLE blob (
    sha256 BLOB PRIMARY KEY,
    bytes INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    facts TEXT
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE upload_token (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user INTEGER NOT NULL REFERENCES user,
    client INTEGER NOT NULL REFERENCES client,
    sha256 BLOB NOT NULL REFERENCES blob,
    filename TEXT,
    expires_at INTEGER NOT NULL
  ) STRICT`,

  `CREATE TABLE media (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    owner INTEGER NOT NULL REFERENCES user,
    client INTEGER NOT NULL REFERENCES client,
    sha256 BLOB NOT NULL REFERENCES blob,
    bytes INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('photo', 'video')),
    mime TEXT NOT NULL,
    filename TEXT NOT NULL,
    description TEXT,
    width INTEGER,
    height INTEGER,
    taken_at INTEGER NOT NULL,
    has_capture_date INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    camera_make TEXT,
    camera_model TEXT,
    focal_length REAL,
    aperture_f_number REAL,
    iso_equivalent INTEGER,
    exposure_time REAL,
    fps REAL,
    redactions TEXT NOT NULL
  ) STRICT`,
  // The same bytes are the same item (facts 2.10).
  `CREATE UNIQUE INDEX media_bytes ON media (owner, sha256)`,
  `CREATE INDEX media_timeline ON media (owner, taken_at, id)`,
  `CREATE INDEX media_app_created ON media (owner, client, taken_at, id)`,

  `CREATE TABLE album (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    owner INTEGER NOT NULL REFERENCES user,
    client INTEGER NOT NULL REFERENCES client,
    title TEXT,
    items INTEGER NOT NULL,
    cover INTEGER REFERENCES media,
    shared INTEGER NOT NULL DEFAULT 0,
    share_serial INTEGER NOT NULL DEFAULT 0,
    collaborative INTEGER NOT NULL DEFAULT 0,
    commentable INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX album_owned ON album (owner, id)`,
  `CREATE INDEX album_app_created ON album (owner, client, id)`,
  `CREATE INDEX album_shared ON album (owner, id) WHERE shared = 1`,
  `CREATE INDEX album_shared_app_created ON album (owner, client, id) WHERE shared = 1`,
  `CREATE TABLE album_member (
    album INTEGER NOT NULL REFERENCES album,
    user INTEGER NOT NULL REFERENCES user,
    client INTEGER NOT NULL REFERENCES client,
    joined_at INTEGER NOT NULL,
    PRIMARY KEY (album, user)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX album_joined ON album_member (user, album)`,
  `CREATE INDEX album_joined_app_created ON album_member (user, client, album)`,

  `CREATE TABLE enrichment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    content TEXT NOT NULL,
    added_at INTEGER NOT NULL
  ) STRICT`,
  // Media and enrichments are in one order.
  `CREATE TABLE album_entry (
    album INTEGER NOT NULL REFERENCES album,
    position INTEGER NOT NULL,
    media INTEGER REFERENCES media,
    enrichment INTEGER REFERENCES enrichment,
    added_by INTEGER NOT NULL REFERENCES user,
    PRIMARY KEY (album, position),
    CHECK ((media IS NULL) <> (enrichment IS NULL))
  ) STRICT, WITHOUT ROWID`,
  `CREATE UNIQUE INDEX album_entry_media ON album_entry (album, media) WHERE media IS NOT NULL`,
  `CREATE UNIQUE INDEX album_entry_enrichment ON album_entry (enrichment) WHERE enrichment IS NOT NULL`,
  `CREATE INDEX album_media_order ON album_entry (album, position, media, added_by) WHERE media IS NOT NULL`,
  `CREATE INDEX album_added_by ON album_entry (album, added_by) WHERE media IS NOT NULL`,
  `CREATE INDEX media_albums ON album_entry (media, album) WHERE media IS NOT NULL`,
])
