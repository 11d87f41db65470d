import { categoryNumbers } from '../domain/contentCategories.ts'
import type { CatalogTransaction } from './catalog.ts'
import type { MediaRecord } from './mediaRecords.ts'

/** Properties of an item that the API cannot change. `categories` is a bit set. */
export type Marks = Pick<MediaRecord, 'favorite' | 'archived' | 'categories'>

/** Changes the marks of an item, and the rows that find it by category. */
export async function setMarks(
  transaction: CatalogTransaction,
  media: MediaRecord,
  marks: Marks,
): Promise<void> {
  const { db } = transaction
  const { id, owner, takenAt } = media
  await db
    .updateTable('media')
    .set({
      favorite: marks.favorite ? 1 : 0,
      archived: marks.archived ? 1 : 0,
      categories: marks.categories,
    })
    .where('id', '=', id)
    .execute()
  await insertCategories(transaction, { ...media, categories: marks.categories & ~media.categories })
  for (const category of categoryNumbers(media.categories & ~marks.categories)) {
    await db
      .deleteFrom('media_category')
      .where('owner', '=', owner)
      .where('category', '=', category)
      .where('taken_at', '=', takenAt)
      .where('media', '=', id)
      .execute()
  }
}

/** Inserts the rows that find an item by category. */
async function insertCategories(
  { db }: CatalogTransaction,
  { id, owner, takenAt, categories }: Pick<MediaRecord, 'id' | 'owner' | 'takenAt' | 'categories'>,
): Promise<void> {
  if (categories === 0) return
  const rows = categoryNumbers(categories).map((category) => ({
    owner,
    category,
    taken_at: takenAt,
    media: id,
  }))
  await db.insertInto('media_category').values(rows).execute()
}
