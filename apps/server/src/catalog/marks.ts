import { categoryNumbers } from '../domain/contentCategories.ts'
import type { Catalog, CatalogTransaction, MediaRow } from './schema.ts'

/** What can be changed about an item from outside the API: 0 or 1, and bits of categories. */
export type Marks = Pick<MediaRow, 'favorite' | 'archived' | 'categories'>

/** Changes the marks of one item, and the rows that find it by category with them. */
export async function setMarks(transaction: CatalogTransaction, row: MediaRow, marks: Marks): Promise<void> {
  await transaction.updateTable('media').set(marks).where('id', '=', row.id).execute()
  await insertCategories(transaction, { ...row, categories: marks.categories & ~row.categories })
  for (const category of categoryNumbers(row.categories & ~marks.categories)) {
    await transaction
      .deleteFrom('media_category')
      .where('owner', '=', row.owner)
      .where('category', '=', category)
      .where('taken_at', '=', row.taken_at)
      .where('media', '=', row.id)
      .execute()
  }
}

/** Makes an item findable by its categories. */
export async function insertCategories(
  catalog: Catalog,
  { id, owner, taken_at, categories }: Pick<MediaRow, 'id' | 'owner' | 'taken_at' | 'categories'>,
): Promise<void> {
  if (categories === 0) return
  await catalog
    .insertInto('media_category')
    .values(categoryNumbers(categories).map((category) => ({ owner, category, taken_at, media: id })))
    .execute()
}
