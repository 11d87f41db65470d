/** Types of the Google Photos Library API: every schema by its name, and `paths` for openapi-fetch. */
export type * from './generated/schema.ts'
