// Generated from spec/openapi.yaml by `pnpm build`. Do not edit.

/** Every operation's id at the place that it names. Types mapped over it keep the comments. */
export interface OperationTree {
  readonly albums: {
    /**
     * Add an enrichment to an album.
     *
     * Puts one text, place or map between the media items of an album that this app created.
     *
     * The place is required, and `POSITION_TYPE_UNSPECIFIED` is none. Keep the id in the answer if you want to put
     * something behind the enrichment later: enrichments cannot be listed, read, changed, moved or removed. They are not
     * among the results of `mediaItems.search`, and `mediaItemsCount` does not count them.
     *
     * The same request twice makes two enrichments.
     *
     * **Scopes:** `photoslibrary.appendonly` or, since 2025-03-31, `photoslibrary.edit.appcreateddata`; until then also
     * `photoslibrary`, or `photoslibrary.sharing` on behalf of the album's owner.
     */
    readonly addEnrichment: 'albums.addEnrichment'
    /**
     * Put media items into an album.
     *
     * Puts 1 to 50 media items that are in the library already at the end of an album, in the order of the request. To
     * choose a place, name the album and a position in `mediaItems.batchCreate` instead: it is possible for new items
     * only.
     *
     * All or nothing: one bad id fails the call. This app must have created the album and the items. An item that the
     * user had uploaded by other means counts as not created by this app, even when `mediaItems.batchCreate` answered
     * with its id. In a shared album the caller must be the owner, or a member while the album is collaborative.
     *
     * An album holds 20,000 items; a call that would exceed this fails as a whole. An item that is in the album already
     * stays where it is, so the same request can be repeated.
     *
     * **Scopes:** `photoslibrary.appendonly` or, since 2025-03-31, `photoslibrary.edit.appcreateddata`; until then also
     * `photoslibrary` or `photoslibrary.sharing`.
     */
    readonly batchAddMediaItems: 'albums.batchAddMediaItems'
    /**
     * Take media items out of an album.
     *
     * Takes 1 to 50 media items out of an album. They stay in the library: no method of this API deletes anything.
     *
     * All or nothing: one bad id fails the call, and so does the second of two identical requests. This app must have
     * created the album and the items. In a shared album its creator may take out everything, a member only what that
     * member has added.
     *
     * **Scopes:** `photoslibrary.edit.appcreateddata`; until 2025-03-31 also `photoslibrary`.
     */
    readonly batchRemoveMediaItems: 'albums.batchRemoveMediaItems'
    /**
     * Create an album.
     *
     * Makes an empty album in the user's library. The app may change this album from now on, because it created it.
     *
     * Only `title` counts; nothing else about an album can be chosen here. Titles need not be unique: the same request
     * twice makes two albums. After a lost answer, list the albums before you try again.
     *
     * The answer is the album as it is at birth: without a count, a cover or share information.
     *
     * **Scopes:** `photoslibrary.appendonly`; until 2025-03-31 also `photoslibrary` or `photoslibrary.sharing`. A token
     * with the sharing scope alone can put media into the album only after `albums.share`.
     */
    readonly create: 'albums.create'
    /**
     * Get an album.
     *
     * Returns one album that the user owns or has joined. It does not return what is in the album: use
     * `mediaItems.search` with `albumId`.
     *
     * Reading an album is also how `coverPhotoBaseUrl` is renewed. `shareInfo` is there only when the album is shared,
     * this app created it, and the token has `photoslibrary.sharing` as well.
     *
     * **Scopes:** `photoslibrary.readonly.appcreateddata` (albums of this app); until 2025-03-31 also
     * `photoslibrary.readonly` or `photoslibrary` (all albums).
     */
    readonly get: 'albums.get'
    /**
     * List albums.
     *
     * Lists the albums that the user sees in the Albums tab: the user's own, and shared ones that the user has joined
     * and added there. An album can be in this list and in that of `sharedAlbums.list`, with the same id.
     *
     * The order is not defined. Some albums have no title; empty ones have no `mediaItemsCount` and no
     * `coverPhotoMediaItemId`. With `photoslibrary.readonly.appcreateddata`, the only scope that is left since
     * 2025-03-31, the list holds what this app has created.
     *
     * **Scopes:** `photoslibrary.readonly.appcreateddata`; until 2025-03-31 also `photoslibrary.readonly` or
     * `photoslibrary`. **Page size:** 20 unless asked, at most 50.
     */
    readonly list: 'albums.list'
    /**
     * Change an album's title or cover.
     *
     * Changes `title`, `coverPhotoMediaItemId` or both, as `updateMask` says. The body is the album itself, not wrapped
     * in anything; fields outside the mask are ignored.
     *
     * This app must have created the album, and the user must own it. A cover must be an item in the album that belongs
     * to the album's owner. The title has at most 500 characters.
     *
     * Google's documentation writes this path with `{album.id}`; it is the same place in the path as `{albumId}`.
     *
     * **Scope:** `photoslibrary.edit.appcreateddata`.
     */
    readonly patch: 'albums.patch'
    /**
     * Share an album.
     *
     * Shares an album with everybody who has the link, and with other users of the app, who join it with the share
     * token. This app must have created the album, and the user must own it.
     *
     * The options are chosen now and cannot be changed later; both are off unless asked for, also without a body. The
     * album stays in `albums.list` and appears in `sharedAlbums.list` too. To share an album that is shared already is
     * harmless: the answer tells how it is shared.
     *
     * **Removed on 2025-03-31:** Google answers 403 to everybody since then.
     *
     * **Scope until then:** `photoslibrary.sharing`.
     *
     * @deprecated Removed by Google on 2025-03-31. Share from the Google Photos app, or have your own service hand out what the album holds: `mediaItems.search` with `albumId` still lists the items of albums that your app created.
     */
    readonly share: 'albums.share'
    /**
     * Stop sharing an album.
     *
     * Makes a shared album private again. The link and the share token die, all members lose the album, and what they
     * added leaves it; in their own libraries they keep it.
     *
     * This app must have created the album. The body is empty, either `{}` or nothing at all. A second request finds no
     * shared album and fails.
     *
     * **Removed on 2025-03-31:** Google answers 403 to everybody since then.
     *
     * **Scope until then:** `photoslibrary.sharing`.
     *
     * @deprecated Removed by Google on 2025-03-31. The owner stops sharing in the Google Photos app.
     */
    readonly unshare: 'albums.unshare'
  }
  readonly mediaItems: {
    /**
     * Create media items from uploads.
     *
     * Turns 1 to 50 upload tokens into media items in the library and, with `albumId`, puts them into an album.
     *
     * **Look at every result.** A batch may succeed in part: each item has its own result, in the order of the request.
     * An item was created when its result has a `mediaItem`; its status then is `{"message":"Success"}` without a code.
     * The HTTP status does not tell: it is 200 even if every item failed. Some servers answer 207 for mixed results;
     * treat it like 200.
     *
     * **The same bytes are the same item.** Bytes that are in the library already give the item that is there, with its
     * first name and description. So this request can be repeated after a lost answer, while the tokens are alive. Only
     * the same bytes twice within one batch are refused for the second item (code 6).
     *
     * **One at a time.** Never run two of these calls for one user at once; uploads may run in parallel.
     *
     * The album must have been created by this app and holds at most 20,000 items. `albumPosition` needs `albumId`, and
     * members of somebody else's album cannot use it: their items go to the end.
     *
     * **Scopes:** `photoslibrary.appendonly`; until 2025-03-31 also `photoslibrary`, or `photoslibrary.sharing` with the
     * `albumId` of an album that the app has shared.
     */
    readonly batchCreate: 'mediaItems.batchCreate'
    /**
     * Get several media items.
     *
     * Returns 1 to 50 media items with fresh base URLs, in the order of the ids. It is the cheap way to renew many base
     * URLs: one call of the daily quota instead of fifty.
     *
     * **Look at every result.** The HTTP status is 200 even if no id is good. A result has either `mediaItem` or
     * `status`; now and then one is empty, which counts as not found.
     *
     * **Scopes:** `photoslibrary.readonly.appcreateddata` (items of this app); until 2025-03-31 also
     * `photoslibrary.readonly` or `photoslibrary` (all items).
     */
    readonly batchGet: 'mediaItems.batchGet'
    /**
     * Get a media item.
     *
     * Returns one media item with a fresh base URL. This is how an expired one is renewed; for many at once use
     * `mediaItems.batchGet`.
     *
     * Archived items are returned too, and so are items in shared albums that the user has joined, as far as the scope
     * goes.
     *
     * **Scopes:** `photoslibrary.readonly.appcreateddata` (items of this app); until 2025-03-31 also
     * `photoslibrary.readonly` or `photoslibrary` (all items).
     */
    readonly get: 'mediaItems.get'
    /**
     * List media items.
     *
     * Lists the whole library, newest capture time first, without archived and deleted items. It is `mediaItems.search`
     * with an empty request; to narrow the result down, search.
     *
     * A library can change while it is read: an item may come twice or not at all. Expect short and even empty pages in
     * the middle. Base URLs are good for 60 minutes, so fetch the bytes page by page rather than at the end.
     *
     * Unlike the lists of albums this one has no `excludeNonAppCreatedData`.
     *
     * **Scopes:** `photoslibrary.readonly.appcreateddata` (items of this app); until 2025-03-31 also
     * `photoslibrary.readonly` or `photoslibrary` (all items). **Page size:** 25 unless asked, at most 100.
     */
    readonly list: 'mediaItems.list'
    /**
     * Change a media item's description.
     *
     * Changes the description, the only thing about a media item that can be changed. The body is the media item itself,
     * not wrapped in anything; fields outside `updateMask` are ignored. An empty description removes it.
     *
     * This app must have created the item, and the user must own it. The description has fewer than 1000 characters.
     *
     * Google's documentation writes this path with `{mediaItem.id}`; it is the same place in the path as
     * `{mediaItemId}`.
     *
     * **Scope:** `photoslibrary.edit.appcreateddata`.
     */
    readonly patch: 'mediaItems.patch'
    /**
     * Search media items.
     *
     * Finds media items: all of an album (`albumId`), those of the library that pass `filters`, or the whole library when
     * neither is given. Both together are refused.
     *
     * **Filters** of different kinds must all hold; within one filter one matching value is enough. Archived items come
     * only if asked for, or if they are in the album that is searched.
     *
     * **Order:** the contents of an album come as people see them there, everything else newest first. `orderBy` turns
     * this round for searches by date.
     *
     * **Freshness:** new items are found at once without filters and in albums, after a while with filters. Items whose
     * capture time lies in the future are never found with filters, and items without a capture time never with a date
     * filter.
     *
     * Enrichments are not media items and are not found. `contributorInfo` is filled only when a shared album of this app
     * is searched with `photoslibrary.sharing`.
     *
     * **Scopes:** `photoslibrary.readonly.appcreateddata` (items of this app); until 2025-03-31 also
     * `photoslibrary.readonly` or `photoslibrary` (all items). **Page size:** 25 unless asked, at most 100. Without a
     * body it finds the whole library.
     */
    readonly search: 'mediaItems.search'
  }
  readonly sharedAlbums: {
    /**
     * Get a shared album by its share token.
     *
     * Returns the album behind a share token with its `shareInfo`. It works for every user of the app, before and after
     * joining, and for the owner. It does not make the user a member.
     *
     * A token dies when the album is unshared or link sharing is turned off.
     *
     * **Removed on 2025-03-31:** Google answers 403 to everybody since then.
     *
     * **Scope until then:** `photoslibrary.sharing`.
     *
     * @deprecated Removed by Google on 2025-03-31. Open the shareable link in the Google Photos app. The owner's app can still read the album with `albums.get`.
     */
    readonly get: 'sharedAlbums.get'
    /**
     * Join a shared album.
     *
     * Makes the user a member of a shared album: it appears in the user's `sharedAlbums.list`, and if it is collaborative
     * the user may add media items with `mediaItems.batchCreate`, always at its end.
     *
     * The album must be joinable (`shareInfo.isJoinable`). To join again is harmless.
     *
     * **Removed on 2025-03-31:** Google answers 403 to everybody since then.
     *
     * **Scope until then:** `photoslibrary.sharing`.
     *
     * @deprecated Removed by Google on 2025-03-31. Users join by opening the shareable link in the Google Photos app.
     */
    readonly join: 'sharedAlbums.join'
    /**
     * Leave a shared album.
     *
     * Ends the user's membership in a shared album. The user must have joined it; its owner cannot leave it. A second
     * request finds no membership and fails.
     *
     * **Removed on 2025-03-31:** Google answers 403 to everybody since then.
     *
     * **Scope until then:** `photoslibrary.sharing`.
     *
     * @deprecated Removed by Google on 2025-03-31. Users leave a shared album in the Google Photos app.
     */
    readonly leave: 'sharedAlbums.leave'
    /**
     * List shared albums.
     *
     * Lists the albums of the user's Sharing tab: those that the user has shared, and those of others that the user has
     * joined. The user's own are in `albums.list` as well, with the same ids.
     *
     * `shareInfo` is filled for albums that this app created, and only if the token has `photoslibrary.sharing` too.
     *
     * **Removed on 2025-03-31:** Google answers 403 to everybody since then.
     *
     * **Scopes until then:** `photoslibrary.readonly.appcreateddata`, `photoslibrary.readonly` or `photoslibrary`. **Page
     * size:** 20 unless asked, at most 50.
     *
     * @deprecated Removed by Google on 2025-03-31. Use `albums.list` for albums that your app created. For photos from elsewhere in the library, shared albums included, let the user choose with the Picker API.
     */
    readonly list: 'sharedAlbums.list'
  }
  readonly uploads: {
    /**
     * Upload the bytes of a photo or video.
     *
     * Takes the bytes of one file and answers with an **upload token**: plain text, good for one day, for this user and
     * this app. Nothing appears in the library until `mediaItems.batchCreate` turns the token into a media item, and only
     * then does the server say whether the bytes are a photo or a video that it can use.
     *
     * A photo may have 200 MB, better less than 50: AVIF, BMP, GIF, HEIC, ICO, JPG, PNG, TIFF, WEBP, and some kinds of
     * RAW. A video may have 20 GB: 3GP, 3G2, ASF, AVI, DIVX, M2T, M2TS, M4V, MKV, MMV, MOD, MOV, MP4, MPG, MTS, TOD, WMV.
     * Uploads of one user may run in parallel.
     *
     * ### Raw: one request
     *
     * Send `X-Goog-Upload-Protocol: raw` and the file as the body. The answer's body is the token. After a break, start
     * over: the same bytes become the same media item.
     *
     * ### Resumable: a session
     *
     * For large files and unsteady connections.
     *
     * 1. **Start.** Send `X-Goog-Upload-Protocol: resumable`, `X-Goog-Upload-Command: start`, the file's media type and
     *    its size (`X-Goog-Upload-Content-Type`, `X-Goog-Upload-Raw-Size`) and no body. The answer's `X-Goog-Upload-URL`
     *    is the address of the session, `X-Goog-Upload-Chunk-Granularity` the unit of chunks (262,144 bytes).
     * 2. **Upload.** Send a chunk to that address with `X-Goog-Upload-Command: upload` and its position in
     *    `X-Goog-Upload-Offset`. Every chunk but the last is a multiple of the granularity. The answer is empty, with
     *    `X-Goog-Upload-Status: active`.
     * 3. **Finalize.** Send the last chunk, or the whole file at once, with `upload, finalize`. The answer's body is the
     *    token, its `X-Goog-Upload-Status` is `final`.
     * 4. **After a break, query.** Send `query` and no body. `X-Goog-Upload-Size-Received` says where to go on. A query
     *    changes nothing, and works right after the start too. Any status but `active` means to start over.
     * 5. **Cancel.** Send `cancel` to give the session up.
     *
     * ### Errors are different here
     *
     * They are flat, `{"code":3,"message":"…"}`, with a canonical code instead of the HTTP status. A token that is missing,
     * bad or without the scope gives 401 in any case.
     *
     * Headers may also be given as query parameters of the same names, for clients that cannot set them.
     *
     * **Scopes:** `photoslibrary.appendonly`; until 2025-03-31 also `photoslibrary` or `photoslibrary.sharing`.
     */
    readonly create: 'uploads.create'
  }
}
