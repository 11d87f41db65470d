import { createPhotosClient } from '@tintype/client'
import { Upload } from './upload'

export const dynamic = 'force-dynamic'

/** Rendered on the server. */
export default async function Page() {
  const { TINTYPE_TOKEN: auth = '', TINTYPE_URL: baseUrl } = process.env
  const photos = createPhotosClient({ auth, baseUrl })
  await photos.albums.create({ body: { album: { title: 'From Next.js' } } })
  const { albums = [] } = await photos.albums.list()
  return (
    <main>
      {albums.map((album) => (
        <p key={album.id}>{album.title}</p>
      ))}
      <Upload />
    </main>
  )
}
