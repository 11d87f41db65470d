import { step } from '../../migrate.ts'

/**
 * Concurrent requests for one album could leave members of an album that is not shared, items of users who are not
 * members, and a cover that is not in the album. This removes them, and corrects the counts.
 *
 * `foreign_items` is new: the number of items that another client than the album's created.
 */
export const { up } = step([
  `ALTER TABLE album ADD COLUMN foreign_items INTEGER NOT NULL DEFAULT 0`,
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
