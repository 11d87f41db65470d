/** Whether the location of a catalog is a Postgres database, and not a file. */
export const isPostgresUrl = (location: string): boolean => /^postgres(ql)?:\/\//.test(location)
