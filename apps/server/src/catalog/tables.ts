import type { Schema } from './schema.ts'

/**
 * All tables with the columns of their keys, each after those that it refers to. Where the key is `id`, the database
 * gives the ids, and never gives one twice.
 */
export const tables: { readonly [Table in keyof Schema]: readonly (keyof Schema[Table] & string)[] } = {
  installation: ['key'],
  capability_key: ['id'],
  user: ['id'],
  client: ['id'],
  access_token: ['hash'],
  blob: ['sha256'],
  upload_token: ['id'],
  upload_session: ['id'],
  media: ['id'],
  media_category: ['owner', 'category', 'taken_at', 'media'],
  album: ['id'],
  album_member: ['album', 'user'],
  enrichment: ['id'],
  album_entry: ['album', 'position'],
}

export type TableName = keyof Schema

export const tableNames = Object.keys(tables) as TableName[]

/** Whether the database gives ids to the rows of a table. */
export const hasIdSequence = (table: TableName): boolean => tables[table][0] === 'id'
