import { step } from '../../migrate.ts'

/** The columns that a page of items shows, next to the kind and the place in the timeline. */
export const SHOWN = `mime, filename, description, width, height, camera_make, camera_model, focal_length,
  aperture_f_number, iso_equivalent, exposure_time, fps`

/**
 * Covering indexes: a search without filters reads no rows. Items that are neighbors in time were uploaded on many days,
 * so their rows are spread over a large library: with a lookup of each, a page took twice as long at a million items as at
 * ten thousand. The indexes cost some 300 bytes per item; a photo has millions.
 */
export const { up } = step([
  `DROP INDEX media_timeline`,
  `DROP INDEX media_favorites`,
  `DROP INDEX media_kind`,
  `DROP INDEX media_app_created`,
  `CREATE INDEX media_timeline ON media (owner, archived, taken_at, id, kind, ${SHOWN})`,
  `CREATE INDEX media_favorites ON media (owner, archived, taken_at, id, kind, ${SHOWN}) WHERE favorite = 1`,
  `CREATE INDEX media_kind ON media (owner, kind, archived, taken_at, id, ${SHOWN})`,
  `CREATE INDEX media_app_created ON media (owner, client, archived, taken_at, id, kind, ${SHOWN})`,
])
