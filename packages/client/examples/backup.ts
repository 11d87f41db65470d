/**
 * Backs up a library to a folder, with a subfolder for each day. Run it again to download new items, and to continue
 * downloads that failed.
 *
 *     TOKEN=… node examples/backup.ts ~/backup
 */
import { existsSync } from 'node:fs'
import { join, parse } from 'node:path'
import { createPhotosClient } from '@tintype/client'
import { downloadTo } from '@tintype/client/node'

const [folder = 'backup'] = process.argv.slice(2)
const photos = createPhotosClient({ auth: process.env.TOKEN ?? '', baseUrl: process.env.PHOTOS_URL })

let saved = 0
let failed = 0
for await (const item of photos.mediaItems.list()) {
  // The day in UTC. File names may contain any character, and need not be unique.
  const day = item.mediaMetadata?.creationTime?.slice(0, 10) ?? 'undated'
  const { name, ext } = parse(item.filename?.replace(/[^\p{L}\p{N}._ -]/gu, '_') ?? 'nameless')
  const path = join(folder, day, `${name} ${item.id?.slice(-16)}${ext}`)
  if (existsSync(path)) continue
  try {
    await downloadTo(photos, item, path)
    console.log(path)
    saved++
  } catch (error) {
    // A video that cannot be downloaded must not end the backup.
    console.error(`${path}: ${error}`)
    failed++
  }
}
console.log(`${saved} saved, ${failed} failed`)
if (failed > 0) process.exitCode = 1
