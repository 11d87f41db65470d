/** Types of the Google Photos Library API: schemas by their own names, and `paths` for openapi-fetch. */
export type * from './generated/schema.ts'
