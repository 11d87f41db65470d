/**
 * Backs a library up to a folder, a folder a day in it. Run it again and it gets what is new, and goes on with what
 * broke off.
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
  // An item's time is its day in UTC; names may hold anything, and need not be unique.
  const day = item.mediaMetadata?.creationTime?.slice(0, 10) ?? 'undated'
  const { name, ext } = parse(item.filename?.replace(/[^\p{L}\p{N}._ -]/gu, '_') ?? 'nameless')
  const path = join(folder, day, `${name} ${item.id?.slice(-16)}${ext}`)
  if (existsSync(path)) continue
  try {
    await downloadTo(photos, item, path)
    console.log(path)
    saved++
  } catch (error) {
    // One broken video is no reason to lose the rest.
    console.error(`${path}: ${error}`)
    failed++
  }
}
console.log(`${saved} saved, ${failed} failed`)
if (failed > 0) process.exitCode = 1
