import { step } from '../../migrate.ts'

/** What is shown of an item, beside its kind and its place in the timeline. */
export const SHOWN = `mime, filename, description, width, height, camera_make, camera_model, focal_length,
  aperture_f_number, iso_equivalent, exposure_time, fps`

/**
 * The indexes that a plain search reads hold what is shown of an item. Items that follow each other in time came on
 * many days and lie all over a large library: with a look at each, a page took twice as long at a million items as at
 * ten thousand; from the index alone it takes the same. It costs some 300 bytes an item, of which a photo has millions.
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
