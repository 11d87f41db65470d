import type { Schema } from './schema.ts'

/**
 * All tables with the columns of their keys, each behind those that it refers to. Where the key is `id`, the numbers are
 * given by the database, and never twice.
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

/** Tables whose rows get a number. */
export const isNumbered = (table: TableName): boolean => tables[table][0] === 'id'
