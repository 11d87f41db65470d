import { documentedField } from '../documentedField.ts'
import { albumSummary } from '../summaries.ts'
import { defineTool, json } from '../tool.ts'

interface ShareAlbumInput {
  albumId?: string
  stop?: boolean
  isCollaborative?: boolean
  isCommentable?: boolean
  joinToken?: string
  leaveToken?: string
}

export const shareAlbum = defineTool<ShareAlbumInput>({
  name: 'share_album',
  purpose:
    'Shares an album by link, or stops; joins or leaves an album of another user. Ask the user before sharing.',
  operations: ['albums.share', 'albums.unshare', 'sharedAlbums.join', 'sharedAlbums.leave'],
  effect: 'changes',
  input: {
    albumId: { schema: { type: 'string', description: 'Album to share.' } },
    stop: { schema: { type: 'boolean', description: 'True to stop sharing it.' } },
    isCollaborative: { schema: documentedField('SharedAlbumOptions.isCollaborative') },
    isCommentable: { schema: documentedField('SharedAlbumOptions.isCommentable') },
    joinToken: { schema: { type: 'string', description: 'Share token of an album to join.' } },
    leaveToken: { schema: { type: 'string', description: 'Share token of an album to leave.' } },
  },
  async run({ albumId, stop, joinToken, leaveToken, ...sharedAlbumOptions }, { photos, signal }) {
    if ([albumId, joinToken, leaveToken].filter((each) => each !== undefined).length !== 1) {
      throw new Error('Pass exactly one of albumId, joinToken and leaveToken.')
    }
    if (joinToken !== undefined) {
      const { album } = await photos.sharedAlbums.join({ body: { shareToken: joinToken } }, { signal })
      return [json({ joined: album && albumSummary(album) })]
    }
    if (leaveToken !== undefined) {
      await photos.sharedAlbums.leave({ body: { shareToken: leaveToken } }, { signal })
      return [json({ left: true })]
    }
    const album = { albumId: albumId as string }
    if (stop) {
      await photos.albums.unshare(album, { signal })
      return [json({ shared: false })]
    }
    const { shareInfo } = await photos.albums.share({ ...album, body: { sharedAlbumOptions } }, { signal })
    return [json({ shared: true, ...shareInfo })]
  },
})
