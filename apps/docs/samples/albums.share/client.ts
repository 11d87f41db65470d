import { createPhotosClient } from '@tintype/client'

const { TOKEN = '', ALBUM_ID = '' } = process.env
const photos = createPhotosClient({ auth: TOKEN, baseUrl: 'http://localhost:8080' })

const { shareInfo } = await photos.albums.share({
  albumId: ALBUM_ID,
  body: { sharedAlbumOptions: { isCollaborative: true } },
})
console.log(shareInfo?.shareableUrl, shareInfo?.shareToken)
