/** Whether a catalog's location is a database of Postgres, not a file. */
export const isPostgresUrl = (location: string): boolean => /^postgres(ql)?:\/\//.test(location)
