/**
 * Uploads the subfolders of a folder. Each becomes an album with its name, or is added to an existing album.
 *
 *     TOKEN=… node examples/foldersToAlbums.ts ~/Pictures
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createPhotosClient, type UploadProgress } from '@tintype/client'
import { fromPath } from '@tintype/client/node'

const [root = '.'] = process.argv.slice(2)
const photos = createPhotosClient({ auth: process.env.TOKEN ?? '', baseUrl: process.env.PHOTOS_URL })

const albums = new Map<string, string>()
for await (const { title = '', id = '' } of photos.albums.list()) albums.set(title, id)

for (const folder of await readdir(root, { withFileTypes: true })) {
  if (folder.isDirectory()) await uploadFolder(folder.name)
}

async function uploadFolder(title: string): Promise<void> {
  const names = (await readdir(join(root, title))).filter((name) =>
    /\.(jpe?g|png|heic|webp|mp4|mov)$/i.test(name),
  )
  if (names.length === 0) return
  const albumId = albums.get(title) ?? (await photos.albums.create({ body: { album: { title } } })).id
  const files = names.sort().map((name) => fromPath(join(root, title, name)))
  const counts = { created: 0, existing: 0, failed: 0 }
  for await (const result of photos.upload(files, {
    albumId,
    onProgress: (progress) => show(title, progress),
  })) {
    counts[result.outcome]++
    if (result.outcome === 'failed') console.error(`\n${names[result.index]}: ${result.error.message}`)
  }
  console.log(`\n${title}: ${counts.created} new, ${counts.existing} existing, ${counts.failed} failed`)
}

function show(title: string, { all }: UploadProgress): void {
  const WIDTH = 30
  const bar = '#'.repeat(Math.round((all.done / all.files) * WIDTH)).padEnd(WIDTH, '.')
  process.stdout.write(`\r${title} ${bar} ${all.done} of ${all.files}, ${(all.bytes / 1e6).toFixed(1)} MB`)
}
