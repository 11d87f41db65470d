/** A newer version has upgraded the schema. There are no downgrades. */
export class NewerCatalogError extends Error {
  override readonly name = 'NewerCatalogError'
}

/** A library is being moved into the database. Serving it now would start another library there. */
export class UnfinishedCatalogError extends Error {
  override readonly name = 'UnfinishedCatalogError'
}

/** The database reports commits before they are on disk, so acknowledged writes could be lost. */
export class UnsafeDatabaseError extends Error {
  override readonly name = 'UnsafeDatabaseError'
}
