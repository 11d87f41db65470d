import {
  type Album,
  type Caller,
  canAddItems,
  type Item,
  isInsider,
  requireScope,
  seesSharing,
  type World,
  withinScope,
} from './world.ts'

/**
 * Resources in responses, without base URLs, links and product pages, which differ in every response. Undefined fields
 * are absent.
 */
export function albumView(world: World, caller: Caller, album: Album) {
  // The caller does not even see the number of items that it may not read.
  const media = album.entries.filter(({ kind, name }) => kind === 'media' && readable(world, caller, name))
  const cover = album.cover !== undefined && readable(world, caller, album.cover) ? album.cover : undefined
  return {
    id: album.name,
    title: album.title,
    isWriteable: isWriteable(world, caller, album) || undefined,
    shareInfo: seesSharing(world, caller, album) ? shareView(caller, album) : undefined,
    mediaItemsCount: media.length > 0 ? String(media.length) : undefined,
    coverPhotoMediaItemId: cover ?? media[0]?.name,
  }
}

const readable = (world: World, caller: Caller, name: string): boolean =>
  world.items.some((item) => item.name === name && withinScope(world, caller, item))

/** "True if the caller's scopes plus album permissions let it create media there" (facts 3). */
export function isWriteable(world: World, caller: Caller, album: Album): boolean {
  try {
    requireScope(world, caller, 'mediaItems.batchCreate')
  } catch {
    return false
  }
  return canAddItems(world, caller, album, 'mediaItems.batchCreate')
}

/** The truth table of facts 7.3. */
export function shareView(caller: Caller, album: Album) {
  const { sharing } = album
  return {
    sharedAlbumOptions: {
      isCollaborative: sharing?.isCollaborative || undefined,
      isCommentable: sharing?.isCommentable || undefined,
    },
    shareToken: sharing?.token,
    isJoined: isInsider(caller, album) || undefined,
    isOwned: album.owner === caller.user || undefined,
    isJoinable: true,
  }
}

export function itemView({ name, description, fileName, takenAt }: Item) {
  return {
    id: name,
    description,
    mimeType: 'image/jpeg',
    mediaMetadata: {
      creationTime: new Date(takenAt).toISOString().replace('.000Z', 'Z'),
      width: '16',
      height: '16',
      photo: {},
    },
    filename: fileName,
  }
}
