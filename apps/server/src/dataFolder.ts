import { join } from 'node:path'

export const catalogPath = (data: string) => join(data, 'catalog.db')

/** Where the catalog is: in a database, if there is one, else in the data folder. */
export const catalogAt = ({ data, database }: { data: string; database?: string | undefined }) =>
  database ?? catalogPath(data)

/** Held by whoever needs the data folder for itself. */
export const servingLockPath = (data: string) => join(data, 'serving.lock')
