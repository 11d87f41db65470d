import { step } from '../../migrate.ts'

/** As SQLite's migration of this number. */
export const { up } = step([
  `ALTER TABLE album ADD COLUMN foreign_items bigint NOT NULL DEFAULT 0`,
  `DELETE FROM album_member WHERE album IN (SELECT id FROM album WHERE shared = 0)`,
  `DELETE FROM album_entry WHERE media IS NOT NULL AND EXISTS (
    SELECT 1 FROM album WHERE album.id = album_entry.album AND album.owner <> album_entry.added_by AND NOT EXISTS (
      SELECT 1 FROM album_member WHERE album_member.album = album.id AND album_member."user" = album_entry.added_by
    )
  )`,
  `UPDATE album SET
    items = (SELECT count(*) FROM album_entry WHERE album_entry.album = album.id AND media IS NOT NULL),
    foreign_items = (
      SELECT count(*) FROM album_entry JOIN media ON media.id = album_entry.media
      WHERE album_entry.album = album.id AND album_entry.media IS NOT NULL AND media.client <> album.client
    ),
    cover = (SELECT media FROM album_entry WHERE album_entry.album = album.id AND media = album.cover)`,
])
