/** Migrations go one way: what a newer version has made of a catalog is for it alone. */
export class NewerCatalogError extends Error {
  override readonly name = 'NewerCatalogError'
}

/** A library that is being moved into a database is nobody's yet: to serve it would begin another one there. */
export class UnfinishedCatalogError extends Error {
  override readonly name = 'UnfinishedCatalogError'
}

/** The database reports commits before they are safe: what is acknowledged could be lost. */
export class UnsafeDatabaseError extends Error {
  override readonly name = 'UnsafeDatabaseError'
}
