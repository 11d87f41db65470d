import { randomBytes } from 'node:crypto'
import { openBlobFolder } from '../../src/blobs/folder.ts'
import { openCatalog } from '../../src/catalog/open.ts'
import { check } from '../../src/commands/check.ts'
import { catalogPath } from '../../src/dataFolder.ts'

/** The faults that `fsck` finds in a data folder. */
export async function fsckFaults(data: string): Promise<string[]> {
  const found: string[] = []
  const catalog = await openCatalog(catalogPath(data))
  try {
    const blobs = await openBlobFolder(data, randomBytes)
    await check({ catalog, blobs, repair: false, tell: (fault) => found.push(fault), progress: () => {} })
  } finally {
    await catalog.destroy()
  }
  return found
}
