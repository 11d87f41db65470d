/**
 * Finds photos and videos of this day in earlier years.
 *
 *     TOKEN=… node examples/thisDay.ts [2026-08-17]
 */
import { createPhotosClient, mediaUrl } from '@tintype/client'

const [date = new Date().toISOString().slice(0, 10)] = process.argv.slice(2)
const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
const photos = createPhotosClient({ auth: process.env.TOKEN ?? '', baseUrl: process.env.PHOTOS_URL })

// A date without a year matches that day in every year.
const dateFilter = { dates: [{ month, day }] }
for await (const item of photos.mediaItems.search({ body: { filters: { dateFilter } } })) {
  const taken = item.mediaMetadata?.creationTime ?? ''
  const ago = year - Number(taken.slice(0, 4))
  if (ago < 1) continue
  const years = ago === 1 ? 'a year ago' : `${ago} years ago`
  console.log(`${years.padEnd(14)} ${item.filename}  ${mediaUrl(item, { width: 1024, height: 1024 })}`)
}
