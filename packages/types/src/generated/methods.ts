// Generated from spec/openapi.yaml by `pnpm build`. Do not edit.

/** The id of every operation, by namespace and method. Mapped types keep the comments. */
export interface OperationTree {
  readonly albums: {
    /**
     * Add an enrichment to an album.
     *
     * Adds one text, location or map between the media items of an album that this app created.
     *
     * The position is required, and `POSITION_TYPE_UNSPECIFIED` is not allowed. Keep the returned id if you want to insert
     * something after the enrichment later: enrichments cannot be listed, read, changed, moved or removed. They don't
     * appear in `mediaItems.search`, and `mediaItemsCount` does not count them.
     *
     * The same request twice adds two enrichments.
     *
     * A token whose only scope is `photoslibrary.sharing` can do this only for the album's owner.
     *
     * **Scopes:** `photoslibrary.appendonly` or, since 2025-03-31, `photoslibrary.edit.appcreateddata`; until then also
     * `photoslibrary` or `photoslibrary.sharing`.
     */
    readonly addEnrichment: 'albums.addEnrichment'
    /**
     * Put media items into an album.
     *
     * Adds 1 to 50 media items from the library to the end of an album, in the order of the request. To choose a position,
     * pass the album and a position to `mediaItems.batchCreate` instead: only new items can be positioned.
     *
     * All or nothing: one invalid id fails the call. This app must have created the album and the items. An item that the
     * user had already uploaded by other means does not count as created by this app, even if `mediaItems.batchCreate`
     * returned its id. In a shared album the caller must be the owner, or a member while the album is collaborative.
     *
     * An album holds at most 20,000 items; a call that would exceed this fails as a whole. An item that is already in the
     * album stays where it is, so the request can be repeated.
     *
     * **Scopes:** `photoslibrary.appendonly` or, since 2025-03-31, `photoslibrary.edit.appcreateddata`; until then also
     * `photoslibrary` or `photoslibrary.sharing`.
     */
    readonly batchAddMediaItems: 'albums.batchAddMediaItems'
    /**
     * Take media items out of an album.
     *
     * Removes 1 to 50 media items from an album. They stay in the library: no method of this API deletes anything.
     *
     * All or nothing: one invalid id fails the call, and so does repeating a request that succeeded. This app must have
     * created the album and the items. In a shared album its creator may remove everything, a member only what that member
     * added.
     *
     * **Scopes:** `photoslibrary.edit.appcreateddata`; until 2025-03-31 also `photoslibrary`.
     */
    readonly batchRemoveMediaItems: 'albums.batchRemoveMediaItems'
    /**
     * Create an album.
     *
     * Creates an empty album in the user's library. The app created it, so the app may change it from now on.
     *
     * Only `title` is used; nothing else about an album can be set here. Titles need not be unique: the same request twice
     * creates two albums. If a response is lost, list the albums before you try again.
     *
     * The response has no item count, no cover and no share information yet.
     *
     * A token whose only scope is `photoslibrary.sharing` can add media to the album only after `albums.share`.
     *
     * **Scopes:** `photoslibrary.appendonly`; until 2025-03-31 also `photoslibrary` or `photoslibrary.sharing`.
     */
    readonly create: 'albums.create'
    /**
     * Get an album.
     *
     * Returns one album. It may be a shared one that the user has joined. For the album's contents, use
     * `mediaItems.search` with `albumId`.
     *
     * Reading an album is also how you renew `coverPhotoBaseUrl`. `shareInfo` is present only when the album is shared,
     * this app created it, and the token also has `photoslibrary.sharing`.
     *
     * With `photoslibrary.readonly.appcreateddata` alone, only albums that this app created can be read.
     *
     * **Scopes:** `photoslibrary.readonly.appcreateddata`; until 2025-03-31 also `photoslibrary` or
     * `photoslibrary.readonly`.
     */
    readonly get: 'albums.get'
    /**
     * List albums.
     *
     * Lists the albums in the user's Albums tab. Shared albums that the user has joined and added to the tab are there
     * too. An album can appear both here and in `sharedAlbums.list`, with the same id.
     *
     * The order is not defined. Some albums have no title; empty ones have no `mediaItemsCount` and no
     * `coverPhotoMediaItemId`. With `photoslibrary.readonly.appcreateddata`, the only one of its scopes left since
     * 2025-03-31, the list holds only albums that this app created.
     *
     * **Scopes:** `photoslibrary.readonly.appcreateddata`; until 2025-03-31 also `photoslibrary` or
     * `photoslibrary.readonly`. **Page size:** 20 by default, at most 50.
     */
    readonly list: 'albums.list'
    /**
     * Change an album's title or cover.
     *
     * Changes `title`, `coverPhotoMediaItemId` or both, as listed in `updateMask`. The body is the album itself, without a
     * wrapper; fields outside the mask are ignored.
     *
     * This app must have created the album, and the user must own it. A cover must be an item in the album that belongs to
     * the album's owner. A title has at most 500 characters.
     *
     * Google's documentation writes this path with `{album.id}`; it is the same path segment as `{albumId}`.
     *
     * **Scope:** `photoslibrary.edit.appcreateddata`.
     */
    readonly patch: 'albums.patch'
    /**
     * Share an album.
     *
     * Shares an album with everyone who has the link, and with other users of the app, who join it with the share token.
     * This app must have created the album, and the user must own it.
     *
     * The options are set now and cannot be changed later; both are off by default, also without a body. The album stays
     * in `albums.list` and appears in `sharedAlbums.list` too. Sharing an album that is already shared is harmless: the
     * response says how it is shared.
     *
     * **Removed on 2025-03-31:** Google rejects every call with 403 since then.
     *
     * **Scope until 2025-03-31:** `photoslibrary.sharing`.
     *
     * @deprecated Removed by Google on 2025-03-31. Share from the Google Photos app, or let your own service pass on what the album holds: `mediaItems.search` with `albumId` still lists the items of albums that your app created.
     */
    readonly share: 'albums.share'
    /**
     * Stop sharing an album.
     *
     * Makes a shared album private again. The link and the share token stop working, all members lose access, and the
     * items they added leave the album; they keep them in their own libraries.
     *
     * This app must have created the album. The body is empty, either `{}` or nothing at all. A repeated request fails,
     * because the album is no longer shared.
     *
     * **Removed on 2025-03-31:** Google rejects every call with 403 since then.
     *
     * **Scope until 2025-03-31:** `photoslibrary.sharing`.
     *
     * @deprecated Removed by Google on 2025-03-31. The owner stops sharing in the Google Photos app.
     */
    readonly unshare: 'albums.unshare'
  }
  readonly mediaItems: {
    /**
     * Create media items from uploads.
     *
     * Turns 1 to 50 upload tokens into media items in the library and, with `albumId`, adds them to an album.
     *
     * **Check every result.** A batch can succeed in part: each item has its own result, in the order of the request. An
     * item was created if its result has a `mediaItem`; its status is then `{"message":"Success"}` without a code. The
     * HTTP status does not tell: it is 200 even if every item failed. Some servers return 207 for mixed results; treat it
     * like 200.
     *
     * **The same bytes are the same item.** If the bytes are already in the library, the result is the existing item, with
     * its first name and description. So you can repeat this request after a lost response, as long as the tokens are
     * valid. The only exception: if the same bytes appear twice in one batch, the second item fails with code 6.
     *
     * **One at a time.** Never run two of these calls for one user at once; uploads may run in parallel.
     *
     * This app must have created the album, which holds at most 20,000 items. `albumPosition` needs `albumId` and cannot
     * be used by members of someone else's album: their items go to the end.
     *
     * A token whose only scope is `photoslibrary.sharing` needs the `albumId` of an album that the app has shared.
     *
     * **Scopes:** `photoslibrary.appendonly`; until 2025-03-31 also `photoslibrary` or `photoslibrary.sharing`.
     */
    readonly batchCreate: 'mediaItems.batchCreate'
    /**
     * Get several media items.
     *
     * Returns 1 to 50 media items with fresh base URLs, in the order of the ids. This is the cheap way to renew many base
     * URLs: all of them cost one request of the daily quota.
     *
     * **Check every result.** The HTTP status is 200 even if no id is valid. A result has either `mediaItem` or `status`;
     * occasionally one is empty, which counts as not found.
     *
     * With `photoslibrary.readonly.appcreateddata` alone, only items that this app created can be read.
     *
     * **Scopes:** `photoslibrary.readonly.appcreateddata`; until 2025-03-31 also `photoslibrary` or
     * `photoslibrary.readonly`.
     */
    readonly batchGet: 'mediaItems.batchGet'
    /**
     * Get a media item.
     *
     * Returns one media item with a fresh base URL. This is how you renew an expired one; for many at once, use
     * `mediaItems.batchGet`.
     *
     * Archived items are returned too. As far as the scope allows, so are items in shared albums that the user has joined.
     * With `photoslibrary.readonly.appcreateddata` alone, only items that this app created can be read.
     *
     * **Scopes:** `photoslibrary.readonly.appcreateddata`; until 2025-03-31 also `photoslibrary` or
     * `photoslibrary.readonly`.
     */
    readonly get: 'mediaItems.get'
    /**
     * List media items.
     *
     * Lists the whole library, newest capture time first, without archived and deleted items. It is `mediaItems.search`
     * with an empty request; to narrow the result down, search.
     *
     * A library can change while you read it: an item may appear twice or not at all. Expect short and even empty pages
     * before the end. Base URLs are valid for 60 minutes, so fetch the bytes page by page rather than at the end.
     *
     * Unlike the album lists, this one has no `excludeNonAppCreatedData`.
     *
     * With `photoslibrary.readonly.appcreateddata` alone, the list holds only items that this app created.
     *
     * **Scopes:** `photoslibrary.readonly.appcreateddata`; until 2025-03-31 also `photoslibrary` or
     * `photoslibrary.readonly`. **Page size:** 25 by default, at most 100.
     */
    readonly list: 'mediaItems.list'
    /**
     * Change a media item's description.
     *
     * Changes the description, the only field of a media item that can be changed. The body is the media item itself,
     * without a wrapper; fields outside `updateMask` are ignored. An empty description removes it.
     *
     * This app must have created the item, and the user must own it. A description has at most 999 characters.
     *
     * Google's documentation writes this path with `{mediaItem.id}`; it is the same path segment as `{mediaItemId}`.
     *
     * **Scope:** `photoslibrary.edit.appcreateddata`.
     */
    readonly patch: 'mediaItems.patch'
    /**
     * Search media items.
     *
     * Finds media items: all items of an album (`albumId`), the items of the library that match `filters`, or the whole
     * library if you pass neither or send no body. Passing both is an error.
     *
     * **Filters** of different kinds must all match; within one filter, one matching value is enough. Archived items are
     * returned only if you ask for them, or if they are in the album being searched.
     *
     * **Order:** album contents come in album order, everything else newest first. `orderBy` can reverse this for searches
     * by date.
     *
     * **Freshness:** without filters and in albums, new items are found at once; with filters, after a while. Filters
     * never match items whose capture time is in the future, and date filters never match items without a capture time.
     *
     * Enrichments are not media items and are not found. `contributorInfo` is present only when you search a shared album
     * of this app with `photoslibrary.sharing`.
     *
     * With `photoslibrary.readonly.appcreateddata` alone, only items that this app created are found.
     *
     * **Scopes:** `photoslibrary.readonly.appcreateddata`; until 2025-03-31 also `photoslibrary` or
     * `photoslibrary.readonly`. **Page size:** 25 by default, at most 100.
     */
    readonly search: 'mediaItems.search'
  }
  readonly sharedAlbums: {
    /**
     * Get a shared album by its share token.
     *
     * Returns the album that a share token belongs to, with its `shareInfo`. It works for every user of the app, before
     * and after joining, and for the owner. It does not make the user a member.
     *
     * A token stops working when the album is unshared or link sharing is turned off.
     *
     * **Removed on 2025-03-31:** Google rejects every call with 403 since then.
     *
     * **Scope until 2025-03-31:** `photoslibrary.sharing`.
     *
     * @deprecated Removed by Google on 2025-03-31. Open the shareable link in the Google Photos app. The owner's app can still read the album with `albums.get`.
     */
    readonly get: 'sharedAlbums.get'
    /**
     * Join a shared album.
     *
     * Makes the user a member of a shared album. The album appears in the user's `sharedAlbums.list`, and if it is
     * collaborative, the user may add media items to its end with `mediaItems.batchCreate`.
     *
     * The album must be joinable (`shareInfo.isJoinable`). Joining again is harmless.
     *
     * **Removed on 2025-03-31:** Google rejects every call with 403 since then.
     *
     * **Scope until 2025-03-31:** `photoslibrary.sharing`.
     *
     * @deprecated Removed by Google on 2025-03-31. Users join by opening the shareable link in the Google Photos app.
     */
    readonly join: 'sharedAlbums.join'
    /**
     * Leave a shared album.
     *
     * Ends the user's membership in a shared album. The user must have joined it; its owner cannot leave it. A repeated
     * request fails, because the user is no longer a member.
     *
     * **Removed on 2025-03-31:** Google rejects every call with 403 since then.
     *
     * **Scope until 2025-03-31:** `photoslibrary.sharing`.
     *
     * @deprecated Removed by Google on 2025-03-31. Users leave a shared album in the Google Photos app.
     */
    readonly leave: 'sharedAlbums.leave'
    /**
     * List shared albums.
     *
     * Lists the albums in the user's Sharing tab: albums that the user has shared, and albums of others that the user has
     * joined. The user's own are also in `albums.list`, with the same ids.
     *
     * `shareInfo` is present for albums that this app created, and only if the token also has `photoslibrary.sharing`.
     *
     * **Removed on 2025-03-31:** Google rejects every call with 403 since then.
     *
     * **Scopes until 2025-03-31:** `photoslibrary`, `photoslibrary.readonly` or `photoslibrary.readonly.appcreateddata`.
     * **Page size:** 20 by default, at most 50.
     *
     * @deprecated Removed by Google on 2025-03-31. Use `albums.list` for albums that your app created. For photos from elsewhere in the library, shared albums included, let the user choose with the Picker API.
     */
    readonly list: 'sharedAlbums.list'
  }
  readonly uploads: {
    /**
     * Upload the bytes of a photo or video.
     *
     * Takes the bytes of one file and returns an **upload token**: plain text, valid for one day, for this user and this
     * app. Nothing appears in the library until `mediaItems.batchCreate` turns the token into a media item, and only then
     * does the server say whether the bytes are a photo or video that it supports.
     *
     * A photo may have up to 200 MB, preferably less than 50 MB: AVIF, BMP, GIF, HEIC, ICO, JPG, PNG, TIFF, WEBP, and some
     * kinds of RAW. A video may have up to 20 GB: 3GP, 3G2, ASF, AVI, DIVX, M2T, M2TS, M4V, MKV, MMV, MOD, MOV, MP4, MPG,
     * MTS, TOD, WMV. Uploads of one user may run in parallel.
     *
     * ### Raw: one request
     *
     * Send `X-Goog-Upload-Protocol: raw` and the file as the body. The response body is the token. If the connection
     * breaks, start over: the same bytes become the same media item.
     *
     * ### Resumable: a session
     *
     * For large files and unreliable connections.
     *
     * 1. **Start.** Send `X-Goog-Upload-Protocol: resumable`, `X-Goog-Upload-Command: start`, the file's media type and
     *    its size (`X-Goog-Upload-Content-Type`, `X-Goog-Upload-Raw-Size`), and no body. `X-Goog-Upload-URL` in the
     *    response is the address of the session, `X-Goog-Upload-Chunk-Granularity` the unit of chunks (262,144 bytes).
     * 2. **Upload.** Send a chunk to that address with `X-Goog-Upload-Command: upload` and its position in
     *    `X-Goog-Upload-Offset`. Every chunk but the last must be a multiple of the granularity. The response is empty,
     *    with `X-Goog-Upload-Status: active`.
     * 3. **Finalize.** Send the last chunk, or the whole file at once, with `upload, finalize`. The response body is the
     *    token, and `X-Goog-Upload-Status` is `final`.
     * 4. **After a break, query.** Send `query` and no body. Continue from the offset in `X-Goog-Upload-Size-Received`. A
     *    query changes nothing, and also works right after the start. Any status but `active` means that you must start
     *    over.
     * 5. **Cancel.** Send `cancel` to give up the session.
     *
     * ### Errors are different here
     *
     * They are flat, `{"code":3,"message":"…"}`, with a canonical code instead of the HTTP status. A token that is
     * missing, invalid or without the scope always gets 401.
     *
     * Clients that cannot set headers may send them as query parameters of the same names.
     *
     * **Scopes:** `photoslibrary.appendonly`; until 2025-03-31 also `photoslibrary` or `photoslibrary.sharing`.
     */
    readonly create: 'uploads.create'
  }
}
