import { randomBytes } from 'node:crypto'
import { openBlobFolder } from '../../src/blobs/folder/openFolder.ts'
import { openCatalog } from '../../src/catalog/openCatalog.ts'
import { catalogPath } from '../../src/dataFolder/dataFolder.ts'
import { checkLibrary } from '../../src/transfer/checkLibrary.ts'

/** Runs `fsck` on a data folder and returns its faults. */
export async function fsckFaults(data: string): Promise<string[]> {
  const found: string[] = []
  const catalog = await openCatalog(catalogPath(data))
  try {
    const blobs = await openBlobFolder(data, randomBytes)
    await checkLibrary({
      catalog,
      blobs,
      repair: false,
      report: (fault) => found.push(fault),
      progress: () => {},
    })
  } finally {
    await catalog.close()
  }
  return found
}
