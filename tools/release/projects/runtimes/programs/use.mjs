/** Uses a client: creates an album, lists it, and uploads into it. */
export async function use(createPhotosClient, options) {
  const photos = createPhotosClient(options)
  const { id } = await photos.albums.create({ body: { album: { title: 'Runtime' } } })
  let found = false
  for await (const album of photos.albums.list()) found ||= album.id === id
  if (!found) throw new Error('The new album is not in the list.')
  const gif = Uint8Array.from(atob('R0lGODlhAQABAIAAAP8AAAAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=='), (char) =>
    char.charCodeAt(0),
  )
  const [result] = await photos.upload([new File([gif], 'red.gif')], { albumId: id })
  if (result.error) throw result.error
  return 'yes'
}
