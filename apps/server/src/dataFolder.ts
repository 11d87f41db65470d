import { join } from 'node:path'

export const catalogPath = (data: string) => join(data, 'catalog.db')

/** Held by whoever needs the data folder for itself. */
export const servingLockPath = (data: string) => join(data, 'serving.lock')
