// Generated from spec/openapi.yaml by `pnpm build`. Do not edit.
export interface paths {
    "/v1/albums": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List albums
         * @description Lists the albums that the user sees in the Albums tab: the user's own, and shared ones that the user has joined
         *     and added there. An album can be in this list and in that of `sharedAlbums.list`, with the same id.
         *
         *     The order is not defined. Some albums have no title; empty ones have no `mediaItemsCount` and no
         *     `coverPhotoMediaItemId`. With `photoslibrary.readonly.appcreateddata`, the only scope that is left since
         *     2025-03-31, the list holds what this app has created.
         *
         *     **Scopes:** `photoslibrary.readonly.appcreateddata`; until 2025-03-31 also `photoslibrary.readonly` or
         *     `photoslibrary`. **Page size:** 20 unless asked, at most 50.
         */
        get: operations["albums.list"];
        put?: never;
        /**
         * Create an album
         * @description Makes an empty album in the user's library. The app may change this album from now on, because it created it.
         *
         *     Only `title` counts; nothing else about an album can be chosen here. Titles need not be unique: the same request
         *     twice makes two albums. After a lost answer, list the albums before you try again.
         *
         *     The answer is the album as it is at birth: without a count, a cover or share information.
         *
         *     **Scopes:** `photoslibrary.appendonly`; until 2025-03-31 also `photoslibrary` or `photoslibrary.sharing`. A token
         *     with the sharing scope alone can put media into the album only after `albums.share`.
         */
        post: operations["albums.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/albums/{albumId}": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as `albums.create`, `albums.list` or `sharedAlbums.list` gave it.
                 * @example AOa8vsLldz8aTL9L3gsQ7yN2_rJ1wRVtzFLnh_dw74EJo5HOI3HUAGm2fTfxN9rf
                 */
                albumId: components["parameters"]["albumId"];
            };
            cookie?: never;
        };
        /**
         * Get an album
         * @description Returns one album that the user owns or has joined. It does not return what is in the album: use
         *     `mediaItems.search` with `albumId`.
         *
         *     Reading an album is also how `coverPhotoBaseUrl` is renewed. `shareInfo` is there only when the album is shared,
         *     this app created it, and the token has `photoslibrary.sharing` as well.
         *
         *     **Scopes:** `photoslibrary.readonly.appcreateddata` (albums of this app); until 2025-03-31 also
         *     `photoslibrary.readonly` or `photoslibrary` (all albums).
         */
        get: operations["albums.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an album's title or cover
         * @description Changes `title`, `coverPhotoMediaItemId` or both, as `updateMask` says. The body is the album itself, not wrapped
         *     in anything; fields outside the mask are ignored.
         *
         *     This app must have created the album, and the user must own it. A cover must be an item in the album that belongs
         *     to the album's owner. The title has at most 500 characters.
         *
         *     Google's documentation writes this path with `{album.id}`; it is the same place in the path as `{albumId}`.
         *
         *     **Scope:** `photoslibrary.edit.appcreateddata`.
         */
        patch: operations["albums.patch"];
        trace?: never;
    };
    "/v1/albums/{albumId}:addEnrichment": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as `albums.create`, `albums.list` or `sharedAlbums.list` gave it.
                 * @example AOa8vsLldz8aTL9L3gsQ7yN2_rJ1wRVtzFLnh_dw74EJo5HOI3HUAGm2fTfxN9rf
                 */
                albumId: components["parameters"]["albumId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add an enrichment to an album
         * @description Puts one text, place or map between the media items of an album that this app created.
         *
         *     The place is required, and `POSITION_TYPE_UNSPECIFIED` is none. Keep the id in the answer if you want to put
         *     something behind the enrichment later: enrichments cannot be listed, read, changed, moved or removed. They are not
         *     among the results of `mediaItems.search`, and `mediaItemsCount` does not count them.
         *
         *     The same request twice makes two enrichments.
         *
         *     **Scopes:** `photoslibrary.appendonly` or, since 2025-03-31, `photoslibrary.edit.appcreateddata`; until then also
         *     `photoslibrary`, or `photoslibrary.sharing` on behalf of the album's owner.
         */
        post: operations["albums.addEnrichment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/albums/{albumId}:batchAddMediaItems": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as `albums.create`, `albums.list` or `sharedAlbums.list` gave it.
                 * @example AOa8vsLldz8aTL9L3gsQ7yN2_rJ1wRVtzFLnh_dw74EJo5HOI3HUAGm2fTfxN9rf
                 */
                albumId: components["parameters"]["albumId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put media items into an album
         * @description Puts 1 to 50 media items that are in the library already at the end of an album, in the order of the request. To
         *     choose a place, name the album and a position in `mediaItems.batchCreate` instead: it is possible for new items
         *     only.
         *
         *     All or nothing: one bad id fails the call. This app must have created the album and the items. An item that the
         *     user had uploaded by other means counts as not created by this app, even when `mediaItems.batchCreate` answered
         *     with its id. In a shared album the caller must be the owner, or a member while the album is collaborative.
         *
         *     An album holds 20,000 items; a call that would exceed this fails as a whole. An item that is in the album already
         *     stays where it is, so the same request can be repeated.
         *
         *     **Scopes:** `photoslibrary.appendonly` or, since 2025-03-31, `photoslibrary.edit.appcreateddata`; until then also
         *     `photoslibrary` or `photoslibrary.sharing`.
         */
        post: operations["albums.batchAddMediaItems"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/albums/{albumId}:batchRemoveMediaItems": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as `albums.create`, `albums.list` or `sharedAlbums.list` gave it.
                 * @example AOa8vsLldz8aTL9L3gsQ7yN2_rJ1wRVtzFLnh_dw74EJo5HOI3HUAGm2fTfxN9rf
                 */
                albumId: components["parameters"]["albumId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take media items out of an album
         * @description Takes 1 to 50 media items out of an album. They stay in the library: no method of this API deletes anything.
         *
         *     All or nothing: one bad id fails the call, and so does the second of two identical requests. This app must have
         *     created the album and the items. In a shared album its creator may take out everything, a member only what that
         *     member has added.
         *
         *     **Scopes:** `photoslibrary.edit.appcreateddata`; until 2025-03-31 also `photoslibrary`.
         */
        post: operations["albums.batchRemoveMediaItems"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/albums/{albumId}:share": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as `albums.create`, `albums.list` or `sharedAlbums.list` gave it.
                 * @example AOa8vsLldz8aTL9L3gsQ7yN2_rJ1wRVtzFLnh_dw74EJo5HOI3HUAGm2fTfxN9rf
                 */
                albumId: components["parameters"]["albumId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Share an album
         * @deprecated
         * @description Shares an album with everybody who has the link, and with other users of the app, who join it with the share
         *     token. This app must have created the album, and the user must own it.
         *
         *     The options are chosen now and cannot be changed later; both are off unless asked for, also without a body. The
         *     album stays in `albums.list` and appears in `sharedAlbums.list` too. To share an album that is shared already is
         *     harmless: the answer tells how it is shared.
         *
         *     **Removed on 2025-03-31:** Google answers 403 to everybody since then.
         *
         *     **Scope until then:** `photoslibrary.sharing`.
         */
        post: operations["albums.share"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/albums/{albumId}:unshare": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as `albums.create`, `albums.list` or `sharedAlbums.list` gave it.
                 * @example AOa8vsLldz8aTL9L3gsQ7yN2_rJ1wRVtzFLnh_dw74EJo5HOI3HUAGm2fTfxN9rf
                 */
                albumId: components["parameters"]["albumId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop sharing an album
         * @deprecated
         * @description Makes a shared album private again. The link and the share token die, all members lose the album, and what they
         *     added leaves it; in their own libraries they keep it.
         *
         *     This app must have created the album. The body is empty, either `{}` or nothing at all. A second request finds no
         *     shared album and fails.
         *
         *     **Removed on 2025-03-31:** Google answers 403 to everybody since then.
         *
         *     **Scope until then:** `photoslibrary.sharing`.
         */
        post: operations["albums.unshare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mediaItems": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List media items
         * @description Lists the whole library, newest capture time first, without archived and deleted items. It is `mediaItems.search`
         *     with an empty request; to narrow the result down, search.
         *
         *     A library can change while it is read: an item may come twice or not at all. Expect short and even empty pages in
         *     the middle. Base URLs are good for 60 minutes, so fetch the bytes page by page rather than at the end.
         *
         *     Unlike the lists of albums this one has no `excludeNonAppCreatedData`.
         *
         *     **Scopes:** `photoslibrary.readonly.appcreateddata` (items of this app); until 2025-03-31 also
         *     `photoslibrary.readonly` or `photoslibrary` (all items). **Page size:** 25 unless asked, at most 100.
         */
        get: operations["mediaItems.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mediaItems/{mediaItemId}": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the media item.
                 * @example AGj1isJkh90HjqXMX3mL1yrvnbP4gj1jHWAI68Shr2SZWMdCB7vODVN8sLtKDFMB
                 */
                mediaItemId: components["parameters"]["mediaItemId"];
            };
            cookie?: never;
        };
        /**
         * Get a media item
         * @description Returns one media item with a fresh base URL. This is how an expired one is renewed; for many at once use
         *     `mediaItems.batchGet`.
         *
         *     Archived items are returned too, and so are items in shared albums that the user has joined, as far as the scope
         *     goes.
         *
         *     **Scopes:** `photoslibrary.readonly.appcreateddata` (items of this app); until 2025-03-31 also
         *     `photoslibrary.readonly` or `photoslibrary` (all items).
         */
        get: operations["mediaItems.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a media item's description
         * @description Changes the description, the only thing about a media item that can be changed. The body is the media item itself,
         *     not wrapped in anything; fields outside `updateMask` are ignored. An empty description removes it.
         *
         *     This app must have created the item, and the user must own it. The description has fewer than 1000 characters.
         *
         *     Google's documentation writes this path with `{mediaItem.id}`; it is the same place in the path as
         *     `{mediaItemId}`.
         *
         *     **Scope:** `photoslibrary.edit.appcreateddata`.
         */
        patch: operations["mediaItems.patch"];
        trace?: never;
    };
    "/v1/mediaItems:batchCreate": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create media items from uploads
         * @description Turns 1 to 50 upload tokens into media items in the library and, with `albumId`, puts them into an album.
         *
         *     **Look at every result.** A batch may succeed in part: each item has its own result, in the order of the request.
         *     An item was created when its result has a `mediaItem`; its status then is `{"message":"Success"}` without a code.
         *     The HTTP status does not tell: it is 200 even if every item failed. Some servers answer 207 for mixed results;
         *     treat it like 200.
         *
         *     **The same bytes are the same item.** Bytes that are in the library already give the item that is there, with its
         *     first name and description. So this request can be repeated after a lost answer, while the tokens are alive. Only
         *     the same bytes twice within one batch are refused for the second item (code 6).
         *
         *     **One at a time.** Never run two of these calls for one user at once; uploads may run in parallel.
         *
         *     The album must have been created by this app and holds at most 20,000 items. `albumPosition` needs `albumId`, and
         *     members of somebody else's album cannot use it: their items go to the end.
         *
         *     **Scopes:** `photoslibrary.appendonly`; until 2025-03-31 also `photoslibrary`, or `photoslibrary.sharing` with the
         *     `albumId` of an album that the app has shared.
         */
        post: operations["mediaItems.batchCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mediaItems:batchGet": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get several media items
         * @description Returns 1 to 50 media items with fresh base URLs, in the order of the ids. It is the cheap way to renew many base
         *     URLs: one call of the daily quota instead of fifty.
         *
         *     **Look at every result.** The HTTP status is 200 even if no id is good. A result has either `mediaItem` or
         *     `status`; now and then one is empty, which counts as not found.
         *
         *     **Scopes:** `photoslibrary.readonly.appcreateddata` (items of this app); until 2025-03-31 also
         *     `photoslibrary.readonly` or `photoslibrary` (all items).
         */
        get: operations["mediaItems.batchGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mediaItems:search": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search media items
         * @description Finds media items: all of an album (`albumId`), those of the library that pass `filters`, or the whole library when
         *     neither is given. Both together are refused.
         *
         *     **Filters** of different kinds must all hold; within one filter one matching value is enough. Archived items come
         *     only if asked for, or if they are in the album that is searched.
         *
         *     **Order:** the contents of an album come as people see them there, everything else newest first. `orderBy` turns
         *     this round for searches by date.
         *
         *     **Freshness:** new items are found at once without filters and in albums, after a while with filters. Items whose
         *     capture time lies in the future are never found with filters, and items without a capture time never with a date
         *     filter.
         *
         *     Enrichments are not media items and are not found. `contributorInfo` is filled only when a shared album of this app
         *     is searched with `photoslibrary.sharing`.
         *
         *     **Scopes:** `photoslibrary.readonly.appcreateddata` (items of this app); until 2025-03-31 also
         *     `photoslibrary.readonly` or `photoslibrary` (all items). **Page size:** 25 unless asked, at most 100. Without a
         *     body it finds the whole library.
         */
        post: operations["mediaItems.search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sharedAlbums": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List shared albums
         * @deprecated
         * @description Lists the albums of the user's Sharing tab: those that the user has shared, and those of others that the user has
         *     joined. The user's own are in `albums.list` as well, with the same ids.
         *
         *     `shareInfo` is filled for albums that this app created, and only if the token has `photoslibrary.sharing` too.
         *
         *     **Removed on 2025-03-31:** Google answers 403 to everybody since then.
         *
         *     **Scopes until then:** `photoslibrary.readonly.appcreateddata`, `photoslibrary.readonly` or `photoslibrary`. **Page
         *     size:** 20 unless asked, at most 50.
         */
        get: operations["sharedAlbums.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sharedAlbums/{shareToken}": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Share token of the album, as `albums.share` gave it to the owner.
                 * @example AOVP0rG9q-i-jqWTSJL-wFUM20BJUpt00Esoy2cr4XSZze4KsAh0eXIRY6eMoJ9o
                 */
                shareToken: components["parameters"]["shareToken"];
            };
            cookie?: never;
        };
        /**
         * Get a shared album by its share token
         * @deprecated
         * @description Returns the album behind a share token with its `shareInfo`. It works for every user of the app, before and after
         *     joining, and for the owner. It does not make the user a member.
         *
         *     A token dies when the album is unshared or link sharing is turned off.
         *
         *     **Removed on 2025-03-31:** Google answers 403 to everybody since then.
         *
         *     **Scope until then:** `photoslibrary.sharing`.
         */
        get: operations["sharedAlbums.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sharedAlbums:join": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Join a shared album
         * @deprecated
         * @description Makes the user a member of a shared album: it appears in the user's `sharedAlbums.list`, and if it is collaborative
         *     the user may add media items with `mediaItems.batchCreate`, always at its end.
         *
         *     The album must be joinable (`shareInfo.isJoinable`). To join again is harmless.
         *
         *     **Removed on 2025-03-31:** Google answers 403 to everybody since then.
         *
         *     **Scope until then:** `photoslibrary.sharing`.
         */
        post: operations["sharedAlbums.join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sharedAlbums:leave": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave a shared album
         * @deprecated
         * @description Ends the user's membership in a shared album. The user must have joined it; its owner cannot leave it. A second
         *     request finds no membership and fails.
         *
         *     **Removed on 2025-03-31:** Google answers 403 to everybody since then.
         *
         *     **Scope until then:** `photoslibrary.sharing`.
         */
        post: operations["sharedAlbums.leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload the bytes of a photo or video
         * @description Takes the bytes of one file and answers with an **upload token**: plain text, good for one day, for this user and
         *     this app. Nothing appears in the library until `mediaItems.batchCreate` turns the token into a media item, and only
         *     then does the server say whether the bytes are a photo or a video that it can use.
         *
         *     A photo may have 200 MB, better less than 50: AVIF, BMP, GIF, HEIC, ICO, JPG, PNG, TIFF, WEBP, and some kinds of
         *     RAW. A video may have 20 GB: 3GP, 3G2, ASF, AVI, DIVX, M2T, M2TS, M4V, MKV, MMV, MOD, MOV, MP4, MPG, MTS, TOD, WMV.
         *     Uploads of one user may run in parallel.
         *
         *     ### Raw: one request
         *
         *     Send `X-Goog-Upload-Protocol: raw` and the file as the body. The answer's body is the token. After a break, start
         *     over: the same bytes become the same media item.
         *
         *     ### Resumable: a session
         *
         *     For large files and unsteady connections.
         *
         *     1. **Start.** Send `X-Goog-Upload-Protocol: resumable`, `X-Goog-Upload-Command: start`, the file's media type and
         *        its size (`X-Goog-Upload-Content-Type`, `X-Goog-Upload-Raw-Size`) and no body. The answer's `X-Goog-Upload-URL`
         *        is the address of the session, `X-Goog-Upload-Chunk-Granularity` the unit of chunks (262,144 bytes).
         *     2. **Upload.** Send a chunk to that address with `X-Goog-Upload-Command: upload` and its position in
         *        `X-Goog-Upload-Offset`. Every chunk but the last is a multiple of the granularity. The answer is empty, with
         *        `X-Goog-Upload-Status: active`.
         *     3. **Finalize.** Send the last chunk, or the whole file at once, with `upload, finalize`. The answer's body is the
         *        token, its `X-Goog-Upload-Status` is `final`.
         *     4. **After a break, query.** Send `query` and no body. `X-Goog-Upload-Size-Received` says where to go on. A query
         *        changes nothing, and works right after the start too. Any status but `active` means to start over.
         *     5. **Cancel.** Send `cancel` to give the session up.
         *
         *     ### Errors are different here
         *
         *     They are flat, `{"code":3,"message":"…"}`, with a canonical code instead of the HTTP status. A token that is missing,
         *     bad or without the scope gives 401 in any case.
         *
         *     Headers may also be given as query parameters of the same names, for clients that cannot set them.
         *
         *     **Scopes:** `photoslibrary.appendonly`; until 2025-03-31 also `photoslibrary` or `photoslibrary.sharing`.
         */
        post: operations["uploads.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What members of a shared album may do. Chosen once, when the album is shared: no method changes the options afterwards. */
        SharedAlbumOptions: {
            /**
             * @description True when members who have joined may add media items of their own.
             * @default false
             */
            isCollaborative?: boolean | undefined;
            /**
             * @description True when members who have joined may comment on the album and its items.
             * @default false
             */
            isCommentable?: boolean | undefined;
        };
        /** @description How an album is shared, seen by the caller. Owner: `isOwned` and `isJoined`. Member: `isJoined`. Someone who only holds the share token: neither. False values are left out of the answer. */
        ShareInfo: {
            /** @description What members may do. An empty object when they may only look. */
            readonly sharedAlbumOptions?: components["schemas"]["SharedAlbumOptions"];
            /** @description A link that lets anybody view the album, without an account. Present only while link sharing is on; the owner can turn it off in the product, and the link is dead from then on. */
            readonly shareableUrl?: string;
            /** @description A secret that stands for the shared album. Other users of the same app need it for `sharedAlbums.get`, `sharedAlbums.join` and `sharedAlbums.leave`; the app passes it on by its own means. It dies when the album is unshared. */
            readonly shareToken?: string;
            /** @description True when the caller has joined the album. Always true for the owner. Missing means false. */
            readonly isJoined?: boolean;
            /** @description True when the caller owns the album. Missing means false. */
            readonly isOwned?: boolean;
            /** @description True when other users may join with the share token. Missing means false. */
            readonly isJoinable?: boolean;
        };
        /** @description An album: an ordered set of media items with enrichments between them. An app may change only albums that it created itself; it may read others with a scope that covers the whole library. */
        Album: {
            /** @description Identifies the album for good: store it as long as you like. It is opaque, and the same album has the same id in `albums.list` and in `sharedAlbums.list`. */
            readonly id?: string;
            /** @description The name a person sees, at most 500 characters. Kept letter by letter, blanks at either end and slashes included; two albums may have the same title. Missing when the album has none. */
            title?: string | undefined;
            /** @description A web page that shows the album to its owner or members. It is a page for people, not a source of media bytes. Google asks whoever opens it to sign in; a Tintype server does not, so there the link itself is the permission: show it to the user alone. */
            readonly productUrl?: string;
            /** @description True when the caller may put media into this album: the token's scopes allow it and so does the album. Missing means false. (The spelling is Google's.) */
            readonly isWriteable?: boolean;
            /** @description How the album is shared. Present only when all three hold: the album is shared, this app created it, and the token has the `photoslibrary.sharing` scope. */
            readonly shareInfo?: components["schemas"]["ShareInfo"];
            /**
             * Format: int64
             * @description How many media items the album holds, as a decimal string. Enrichments do not count, nor, for a token that reads only what this app has created, items of other apps. Missing when the album is empty.
             */
            readonly mediaItemsCount?: string;
            /** @description A base URL of the cover picture: append a size such as `=w512-h512-c` before use, and renew it after 60 minutes by reading the album again. An empty album still has one, for a stock picture. */
            readonly coverPhotoBaseUrl?: string;
            /** @description Id of the media item that serves as cover. It can be set with `albums.patch`, to an item that is in the album and belongs to the album's owner. A token that reads only what this app has created is shown no item of another app. Missing when the album is empty. */
            coverPhotoMediaItemId?: string | undefined;
        };
        /** @description A page of albums. Any page may be short or empty; only a missing `nextPageToken` ends the list. */
        ListAlbumsResponse: {
            /** @description Albums of this page. Missing when there are none. */
            readonly albums?: components["schemas"]["Album"][];
            /** @description Hand this back as `pageToken`, with all other parameters as they were, to read on. Its absence is the only sign of the end. */
            readonly nextPageToken?: string;
        };
        /** @description A fact about an error that programs can read. `@type` says which message it is, and with that which other fields it has, for example `google.rpc.ErrorInfo` with `reason`, `domain` and `metadata`, or `google.rpc.BadRequest` with `fieldViolations`. */
        ErrorDetail: {
            /** @description Name of the message, such as `type.googleapis.com/google.rpc.ErrorInfo`. */
            "@type"?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description What went wrong. Decide by `status`; where one status has several causes that need different handling, `message` is a fixed text that clients compare. */
        Error: {
            /**
             * Format: int32
             * @description The HTTP status once more.
             */
            code?: number;
            /** @description What happened, in English, for developers. The texts are stable; the examples list them. */
            message?: string;
            /**
             * @description The canonical name of the error.
             *
             *     - `INVALID_ARGUMENT` (400): the request is wrong, and will be the next time; also missing rights on an album
             *     - `FAILED_PRECONDITION` (400): the request is right, but not in the present state of things
             *     - `UNAUTHENTICATED` (401): no token, or one that is no longer good: get a new one
             *     - `PERMISSION_DENIED` (403): the token is good but lacks the scope, or the user may not
             *     - `NOT_FOUND` (404): there is no such thing, or not for this caller
             *     - `ABORTED` (409): another write was under way: try again, one after the other
             *     - `ALREADY_EXISTS` (409): it is there already
             *     - `RESOURCE_EXHAUSTED` (429): a quota is used up: wait 30 seconds at least, or until the next day
             *     - `INTERNAL` (500): the server's fault: try again later
             *     - `UNIMPLEMENTED` (501): the server does not offer this
             *     - `UNAVAILABLE` (503): the server is overloaded or restarting: try again later
             *     - `DEADLINE_EXCEEDED` (504): it took too long; it may have happened nevertheless
             * @enum {string}
             */
            status?: "INVALID_ARGUMENT" | "FAILED_PRECONDITION" | "UNAUTHENTICATED" | "PERMISSION_DENIED" | "NOT_FOUND" | "ABORTED" | "ALREADY_EXISTS" | "RESOURCE_EXHAUSTED" | "INTERNAL" | "UNIMPLEMENTED" | "UNAVAILABLE" | "DEADLINE_EXCEEDED";
            /** @description Further facts for programs, such as which field is wrong or which quota is used up. Often missing. */
            details?: components["schemas"]["ErrorDetail"][];
            /** @description The same error in the form of older Google APIs. Present only in the first error format (`$.xgafv=1`). */
            errors?: {
                /** @description The text of the error. */
                message?: string;
                /** @description Always `global` here. */
                domain?: string;
                /** @description A short name such as `badRequest`, `authError`, `forbidden`, `rateLimitExceeded` or `backendError`. */
                reason?: string;
            }[];
        };
        /** @description The body of every answer that is not a success, except from `uploads.create`, which answers with an `UploadError`. */
        ErrorResponse: {
            /** @description What went wrong. */
            error?: components["schemas"]["Error"];
        };
        /** @description The album to create. */
        CreateAlbumRequest: {
            /** @description The album to create. Only `title` counts; output-only fields that come along are ignored, fields that an album does not have are refused. */
            album: components["schemas"]["Album"];
        };
        /** @description A text between the pictures of an album. */
        TextEnrichment: {
            /** @description The text, as a person shall read it, at most 1000 characters. (Google documents no limit; this one is Tintype's.) */
            text?: string | undefined;
        };
        /** @description A point on Earth in degrees (WGS 84). */
        LatLng: {
            /**
             * Format: double
             * @description Degrees north of the equator; negative values are south.
             */
            latitude?: number | undefined;
            /**
             * Format: double
             * @description Degrees east of Greenwich; negative values are west.
             */
            longitude?: number | undefined;
        };
        /** @description A place with a name and coordinates. */
        Location: {
            /** @description The name that is shown, at most 1000 characters. (Google documents no limit; this one is Tintype's.) */
            locationName?: string | undefined;
            /** @description Where on Earth it is. */
            latlng?: components["schemas"]["LatLng"] | undefined;
        };
        /** @description A place between the pictures of an album. */
        LocationEnrichment: {
            /** @description The place to show. */
            location?: components["schemas"]["Location"] | undefined;
        };
        /** @description A map between the pictures of an album, with a route from one place to another. */
        MapEnrichment: {
            /** @description Where the route begins. */
            origin?: components["schemas"]["Location"] | undefined;
            /** @description Where the route ends. */
            destination?: components["schemas"]["Location"] | undefined;
        };
        /** @description An enrichment to add to an album: exactly one of a text, a place, or a map with a route. Once added it cannot be read, changed, moved or removed through the API. */
        NewEnrichmentItem: {
            /** @description A paragraph of text. */
            textEnrichment?: components["schemas"]["TextEnrichment"] | undefined;
            /** @description A single place. */
            locationEnrichment?: components["schemas"]["LocationEnrichment"] | undefined;
            /** @description A map from one place to another. */
            mapEnrichment?: components["schemas"]["MapEnrichment"] | undefined;
        };
        /** @description A place in an album, for things that are new to it. What is in an album already cannot be moved. */
        AlbumPosition: {
            /**
             * @description Which place is meant.
             *
             *     - `POSITION_TYPE_UNSPECIFIED`: the default; the end of the album for `mediaItems.batchCreate`, refused by
             *       `albums.addEnrichment`
             *     - `FIRST_IN_ALBUM`: the beginning
             *     - `LAST_IN_ALBUM`: the end
             *     - `AFTER_MEDIA_ITEM`: right after the item in `relativeMediaItemId`, which is then required
             *     - `AFTER_ENRICHMENT_ITEM`: right after the enrichment in `relativeEnrichmentItemId`, which is then required
             * @default POSITION_TYPE_UNSPECIFIED
             * @enum {string}
             */
            position?: "POSITION_TYPE_UNSPECIFIED" | "FIRST_IN_ALBUM" | "LAST_IN_ALBUM" | "AFTER_MEDIA_ITEM" | "AFTER_ENRICHMENT_ITEM" | undefined;
            /** @description Id of a media item in this album. Only with `AFTER_MEDIA_ITEM`, and not together with `relativeEnrichmentItemId`. */
            relativeMediaItemId?: string | undefined;
            /** @description Id of an enrichment in this album, as `albums.addEnrichment` answered it. Only with `AFTER_ENRICHMENT_ITEM`, and not together with `relativeMediaItemId`. */
            relativeEnrichmentItemId?: string | undefined;
        };
        /** @description One enrichment and its place in the album. */
        AddEnrichmentToAlbumRequest: {
            /** @description What to add. */
            newEnrichmentItem: components["schemas"]["NewEnrichmentItem"];
            /** @description Where to put it. The place must be named; there is no default here. */
            albumPosition: components["schemas"]["AlbumPosition"];
        };
        /** @description An enrichment that was added to an album. There is nothing to it but its id. */
        EnrichmentItem: {
            /** @description Identifies the enrichment. Its only use is `AlbumPosition.relativeEnrichmentItemId`; keep it, because no method lists enrichments. */
            readonly id?: string;
        };
        /** @description The enrichment that was added. */
        AddEnrichmentToAlbumResponse: {
            /** @description The new enrichment, by its id. */
            readonly enrichmentItem?: components["schemas"]["EnrichmentItem"];
        };
        /** @description Which media items to put into the album. */
        BatchAddMediaItemsToAlbumRequest: {
            /** @description Ids of 1 to 50 media items, each once. They go to the end of the album in this order. One that is already in the album stays where it is. */
            mediaItemIds: string[];
        };
        /** @description Nothing to tell: all items are in the album. */
        BatchAddMediaItemsToAlbumResponse: Record<string, never>;
        /** @description Which media items to take out of the album. */
        BatchRemoveMediaItemsFromAlbumRequest: {
            /** @description Ids of 1 to 50 media items, each once. */
            mediaItemIds: string[];
        };
        /** @description Nothing to tell: the items are no longer in the album. They are still in the library. */
        BatchRemoveMediaItemsFromAlbumResponse: Record<string, never>;
        /** @description How to share the album. */
        ShareAlbumRequest: {
            /** @description What members may do. Left out: they may look, and nothing else. Fields that are not options are refused. */
            sharedAlbumOptions?: components["schemas"]["SharedAlbumOptions"] | undefined;
        };
        /** @description How the album is shared now. */
        ShareAlbumResponse: {
            /** @description The link, the share token and the options, as the owner sees them. */
            readonly shareInfo?: components["schemas"]["ShareInfo"];
        };
        /** @description An empty object. The body may be left out as well. */
        UnshareAlbumRequest: Record<string, never>;
        /** @description Nothing to tell: the album is private again. */
        UnshareAlbumResponse: Record<string, never>;
        /** @description How a photo was taken, as its file tells it. Any field may be missing, and a screenshot has none of them. */
        Photo: {
            /** @description Maker of the camera, for example `FUJIFILM`. */
            readonly cameraMake?: string;
            /** @description Model of the camera, for example `X-T30`. */
            readonly cameraModel?: string;
            /**
             * Format: float
             * @description Focal length of the lens in millimetres, not converted to 35 mm film.
             */
            readonly focalLength?: number;
            /**
             * Format: float
             * @description Aperture as an f-number: 8 stands for f/8.
             */
            readonly apertureFNumber?: number;
            /**
             * Format: int32
             * @description ISO sensitivity.
             */
            readonly isoEquivalent?: number;
            /**
             * Format: google-duration
             * @description How long the shutter was open: seconds in decimals with the letter `s`, so 1/250 of a second is `0.004s`.
             */
            readonly exposureTime?: string;
        };
        /** @description What is known about a video. */
        Video: {
            /** @description Maker of the camera, for example `Google`. */
            readonly cameraMake?: string;
            /** @description Model of the camera, for example `Pixel 4a`. */
            readonly cameraModel?: string;
            /**
             * Format: double
             * @description Frames a second. May be missing while the video is being processed.
             */
            readonly fps?: number;
            /**
             * @description How far the video has come after its upload.
             *
             *     - `UNSPECIFIED`: nothing is known; the default, so it is left out of answers
             *     - `PROCESSING`: being made ready; the item exists, its bytes cannot be fetched yet
             *     - `READY`: can be fetched with `baseUrl` and `=dv`
             *     - `FAILED`: could not be processed and will not become ready
             * @enum {string}
             */
            readonly status?: "UNSPECIFIED" | "PROCESSING" | "READY" | "FAILED";
        };
        /** @description What is known about a media item. Every field may be missing: screenshots carry no camera, and a video that is still being processed may have no size yet. At most one of `photo` and `video` is present; its presence, even as an empty object, is what tells the kinds apart. */
        MediaMetadata: {
            /**
             * Format: date-time
             * @description When the picture was taken, in UTC, usually without fractions of a second. For an item that does not know its capture time this is the time of upload; such an item matches no date filter.
             */
            readonly creationTime?: string;
            /**
             * Format: int64
             * @description Width of the original in pixels, as a decimal string.
             */
            readonly width?: string;
            /**
             * Format: int64
             * @description Height of the original in pixels, as a decimal string.
             */
            readonly height?: string;
            /** @description Present when the item is a photo; an empty object when nothing is known of the camera. */
            readonly photo?: components["schemas"]["Photo"];
            /** @description Present when the item is a video. */
            readonly video?: components["schemas"]["Video"];
        };
        /** @description Who added a media item to a shared album. See `MediaItem.contributorInfo` for the narrow conditions under which it appears. */
        ContributorInfo: {
            /** @description A base URL of the contributor's profile picture, with the same rules as `MediaItem.baseUrl`. */
            readonly profilePictureBaseUrl?: string;
            /** @description The name under which the contributor appears in the album. */
            readonly displayName?: string;
        };
        /** @description A photo or a video in the user's library. What kind it is, `mediaMetadata` tells: it has either `photo` or `video`. The bytes are fetched through `baseUrl`, never through this API itself. */
        MediaItem: {
            /** @description Identifies the media item for good: store this, not the base URL. Opaque. Identical bytes uploaded again by the same user keep the same id. */
            readonly id?: string;
            /** @description The caption that people see under the item, fewer than 1000 characters. Meant for words a person wrote, not for file names or tags. Missing when there is none. */
            description?: string | undefined;
            /** @description A web page that shows the item to its owner. Not a source of media bytes. Google asks whoever opens it to sign in; a Tintype server does not, so there the link itself is the permission: show it to the user alone. */
            readonly productUrl?: string;
            /**
             * @description Where the bytes are, for 60 minutes. Never use it bare: append what you want.
             *
             *     - `=w2048-h1024`: a rendition that fits into the box, ratio kept, never enlarged (1 to 16383 pixels a side;
             *       either side may be left out)
             *     - `=w256-h256-c`: cropped to exactly this size
             *     - `=d`: a photo to keep, with its metadata but without its location
             *     - `=dv`: the video, once `mediaMetadata.video.status` is `READY`
             *     - `=w1280-h720-no`: a still of a video without the play button
             *
             *     When it answers 403 it has expired: read the item again to get a fresh one.
             */
            readonly baseUrl?: string;
            /** @description Media type of the stored bytes, for example `image/jpeg` or `video/mp4`. It comes from the content, so it can disagree with the ending of `filename`. */
            readonly mimeType?: string;
            /** @description What is known about the picture itself, such as when it was taken and how large it is. */
            readonly mediaMetadata?: components["schemas"]["MediaMetadata"];
            /** @description Who added the item to a shared album. Filled only by `mediaItems.search` with the `albumId` of a shared album that this app created, and only for tokens with the `photoslibrary.sharing` scope. */
            readonly contributorInfo?: components["schemas"]["ContributorInfo"];
            /** @description Name of the file, with its ending. Any character may occur, a slash included: clean it before you write to a disk. (In requests the field is spelt `fileName`.) */
            readonly filename?: string;
        };
        /** @description A page of the library. Any page may be short or empty; only a missing `nextPageToken` ends the list. */
        ListMediaItemsResponse: {
            /** @description Media items of this page, newest first. Missing when there are none. */
            readonly mediaItems?: components["schemas"]["MediaItem"][];
            /** @description Hand this back as `pageToken`, with all other parameters as they were, to read on. Its absence is the only sign of the end. */
            readonly nextPageToken?: string;
        };
        /** @description Uploaded bytes, and the name that they shall have. */
        SimpleMediaItem: {
            /** @description What `uploads.create` answered. It is good for one day, for the same user and the same app. Trim white space off it if your HTTP client does not. */
            uploadToken?: string | undefined;
            /** @description Name of the file with its ending, at most 255 characters. It wins over the name given at the time of upload; without either the server chooses one. */
            fileName?: string | undefined;
        };
        /** @description A media item to create from bytes that were uploaded before. */
        NewMediaItem: {
            /** @description The caption for the new item, fewer than 1000 characters. Leave it out, or send an empty string, for none. Ignored when the same bytes are in the library already: the first caption stays. */
            description?: string | undefined;
            /** @description The uploaded bytes. The only way there is to make a media item. */
            simpleMediaItem: components["schemas"]["SimpleMediaItem"];
        };
        /** @description Uploaded bytes to turn into media items, and the album to put them into, if any. */
        BatchCreateMediaItemsRequest: {
            /** @description Id of an album that takes the new items. Leave it out to add them to the library alone. The album must have been created by this app. */
            albumId?: string | undefined;
            /** @description 1 to 50 items. The answer has one result for each, in this order. */
            newMediaItems: components["schemas"]["NewMediaItem"][];
            /** @description Where in the album the items go, together and in their order. The end when left out. Only with `albumId`, and not for members of somebody else's shared album. */
            albumPosition?: components["schemas"]["AlbumPosition"] | undefined;
        };
        /** @description A `google.rpc.Status`: how one item of a batch fared, independent of the HTTP status of the whole call. */
        Status: {
            /**
             * Format: int32
             * @description A canonical code (`google.rpc.Code`): 3 invalid argument, 5 not found, 6 already exists, 13 internal. Zero means success and is left out.
             */
            readonly code?: number;
            /** @description What happened, in English, for developers. `Success` when nothing went wrong. */
            readonly message?: string;
            /** @description Further facts for programs. Usually missing. */
            readonly details?: components["schemas"]["ErrorDetail"][];
        };
        /** @description What became of one item of a `mediaItems.batchCreate`. It was created exactly when `mediaItem` is present. */
        NewMediaItemResult: {
            /** @description The upload token of the request, so that an answer can be matched with its question. */
            readonly uploadToken?: string;
            /** @description `{"message":"Success"}` with no `code` when the item was created, else the reason why not. Present in every result. */
            readonly status?: components["schemas"]["Status"];
            /** @description The item that was created, or the one that was there already when the bytes are known. Its `baseUrl` and some of its metadata may be missing so soon after creation. */
            readonly mediaItem?: components["schemas"]["MediaItem"];
        };
        /** @description What became of each item. A batch can succeed in part, so look at every result. */
        BatchCreateMediaItemsResponse: {
            /** @description One result for each item of the request, in the same order. */
            readonly newMediaItemResults?: components["schemas"]["NewMediaItemResult"][];
        };
        /** @description One entry of a `mediaItems.batchGet`. It has `mediaItem` or `status`, never both. */
        MediaItemResult: {
            /** @description Why the item could not be read. Absent when it could. */
            readonly status?: components["schemas"]["Status"];
            /** @description The media item. Absent when it could not be read. */
            readonly mediaItem?: components["schemas"]["MediaItem"];
        };
        /** @description The media items that were asked for. Some may be unreadable: look at every result. */
        BatchGetMediaItemsResponse: {
            /** @description One result for each id of the request, in the same order. */
            readonly mediaItemResults?: components["schemas"]["MediaItemResult"][];
        };
        /**
         * @description A date of which parts may be left open; zero or absence means "any".
         *
         *     - year, month and day: one day
         *     - year and month: the whole month
         *     - year: the whole year
         *     - month and day: that day in every year
         *
         *     Nothing else is a date: not a month alone, not a year with a day, and not an empty one.
         */
        Date: {
            /**
             * Format: int32
             * @description The year, 1 to 9999, or 0 for every year.
             */
            year?: number | undefined;
            /**
             * Format: int32
             * @description The month, 1 to 12, or 0 for the whole year.
             */
            month?: number | undefined;
            /**
             * Format: int32
             * @description The day of the month, 1 to 31, or 0 for the whole month.
             */
            day?: number | undefined;
        };
        /** @description A span of time, both ends included. Both ends must leave out the same parts: two days, two months or two years, not a mixture. */
        DateRange: {
            /** @description The first day, month or year of the range. */
            startDate?: components["schemas"]["Date"] | undefined;
            /** @description The last day, month or year of the range, itself included. */
            endDate?: components["schemas"]["Date"] | undefined;
        };
        /** @description When the picture was taken, by `mediaMetadata.creationTime`. An item passes when any one of the dates or ranges matches. Items that do not know their capture time never pass. */
        DateFilter: {
            /** @description Up to five dates, each a day, a month, a year, or a day in every year. */
            dates?: components["schemas"]["Date"][] | undefined;
            /** @description Up to five ranges of dates. */
            ranges?: components["schemas"]["DateRange"][] | undefined;
        };
        /**
         * @description What a picture shows. The names say what they mean, apart from these:
         *
         *     - `NONE`: no category; ignored beside others, and alone it switches the list off
         *     - `UTILITY`: pictures made for use rather than for keeping, such as receipts, documents, whiteboards, screenshots
         *     - `TRAVEL`, `NIGHT`: how or when it was taken rather than what stands in it
         *     - `HOLIDAYS`: festive days, not vacations
         * @enum {string}
         */
        ContentCategory: "NONE" | "LANDSCAPES" | "RECEIPTS" | "CITYSCAPES" | "LANDMARKS" | "SELFIES" | "PEOPLE" | "PETS" | "WEDDINGS" | "BIRTHDAYS" | "DOCUMENTS" | "TRAVEL" | "ANIMALS" | "FOOD" | "SPORT" | "NIGHT" | "PERFORMANCES" | "WHITEBOARDS" | "SCREENSHOTS" | "UTILITY" | "ARTS" | "CRAFTS" | "FASHION" | "HOUSES" | "GARDENS" | "FLOWERS" | "HOLIDAYS";
        /** @description What can be seen in the picture, as far as automatic classification knows. An item passes when it is in any of the included categories and in none of the excluded ones. A category must not stand in both lists. */
        ContentFilter: {
            /** @description Up to ten categories, of which an item must have at least one. Empty or missing means any. */
            includedContentCategories?: components["schemas"]["ContentCategory"][] | undefined;
            /** @description Up to ten categories, of which an item must have none. */
            excludedContentCategories?: components["schemas"]["ContentCategory"][] | undefined;
        };
        /** @description Photos, videos, or both. */
        MediaTypeFilter: {
            /** @description Exactly one kind. */
            mediaTypes?: ("ALL_MEDIA" | "VIDEO" | "PHOTO")[] | undefined;
        };
        /** @description What the user has marked in the library. */
        FeatureFilter: {
            /** @description Marks of which an item must have at least one: up to ten. (Google documents no limit; this one is Tintype's.) */
            includedFeatures?: ("NONE" | "FAVORITES")[] | undefined;
        };
        /** @description Which items of the library are wanted. An item must pass every filter that is given; within one filter one matching value is enough. */
        Filters: {
            /** @description When the picture was taken. */
            dateFilter?: components["schemas"]["DateFilter"] | undefined;
            /** @description What can be seen in the picture. */
            contentFilter?: components["schemas"]["ContentFilter"] | undefined;
            /** @description Photos, videos, or both. */
            mediaTypeFilter?: components["schemas"]["MediaTypeFilter"] | undefined;
            /** @description What the user has marked. */
            featureFilter?: components["schemas"]["FeatureFilter"] | undefined;
            /**
             * @description True to find items that the user has moved to the archive as well.
             * @default false
             */
            includeArchivedMedia?: boolean | undefined;
            /**
             * @description True to find only what this app has created. A token with `photoslibrary.readonly.appcreateddata` alone finds nothing else in any case.
             * @default false
             */
            excludeNonAppCreatedData?: boolean | undefined;
        };
        /** @description What to look for: the contents of an album, or whatever in the library passes the filters, never both. An empty object finds the whole library. */
        SearchMediaItemsRequest: {
            /** @description Id of an album whose contents are wanted, in album order. Not together with `filters`. Archived items are included. */
            albumId?: string | undefined;
            /**
             * Format: int32
             * @description How many media items to return at most, 1 to 100; a larger number counts as 100. A page may hold fewer, and that does not mean the end.
             * @default 25
             */
            pageSize?: number | undefined;
            /** @description The `nextPageToken` of the page before. Everything else in the request must be as it was then. Empty or missing for the first page. */
            pageToken?: string | undefined;
            /** @description Which items of the library are wanted. Not together with `albumId`. */
            filters?: components["schemas"]["Filters"] | undefined;
            /**
             * @description Order of the result. Meant for searches with a `dateFilter`, beside which only `includeArchivedMedia` and
             *     `excludeNonAppCreatedData` may be set.
             *
             *     - `MediaMetadata.creation_time`: oldest first
             *     - `MediaMetadata.creation_time desc`: newest first, which is the default as well
             *
             *     Of several orders, joined by commas, the first counts.
             * @enum {string}
             */
            orderBy?: "MediaMetadata.creation_time" | "MediaMetadata.creation_time desc" | undefined;
        };
        /** @description A page of what was found. Any page may be short or empty; only a missing `nextPageToken` ends the list. */
        SearchMediaItemsResponse: {
            /** @description Media items of this page, in album order when an album was searched, newest first otherwise unless `orderBy` says something else. Missing when there are none. */
            readonly mediaItems?: components["schemas"]["MediaItem"][];
            /** @description Hand this back as `pageToken`, with all other parameters as they were, to read on. Its absence is the only sign of the end. */
            readonly nextPageToken?: string;
        };
        /** @description A page of shared albums. Any page may be short or empty; only a missing `nextPageToken` ends the list. */
        ListSharedAlbumsResponse: {
            /** @description Shared albums of this page. Missing when there are none. */
            readonly sharedAlbums?: components["schemas"]["Album"][];
            /** @description Hand this back as `pageToken`, with all other parameters as they were, to read on. Its absence is the only sign of the end. */
            readonly nextPageToken?: string;
        };
        /** @description Which shared album to join. */
        JoinSharedAlbumRequest: {
            /** @description The share token of the album, as its owner's app got it from `albums.share`. */
            shareToken: string;
        };
        /** @description The shared album that the user has joined. */
        JoinSharedAlbumResponse: {
            /** @description The album as the new member sees it. */
            readonly album?: components["schemas"]["Album"];
        };
        /** @description Which shared album to leave. */
        LeaveSharedAlbumRequest: {
            /** @description The share token of an album that the user has joined and does not own. */
            shareToken: string;
        };
        /** @description Nothing to tell: the user is no longer a member. */
        LeaveSharedAlbumResponse: Record<string, never>;
        /** @description An error of `uploads.create`. The upload service is older than the rest of the API: its errors are not wrapped in `error`, and they carry a canonical code as a number where others carry a name. */
        UploadError: {
            /**
             * Format: int32
             * @description A canonical code (`google.rpc.Code`), not the HTTP status: 3 invalid argument, 5 not found, 7 permission denied, 8 quota, 9 failed precondition, 10 aborted, 11 out of range, 13 internal, 14 unavailable, 16 unauthenticated.
             */
            code?: number;
            /** @description What happened, in English, for developers. */
            message?: string;
            /** @description More about the error, for programs: which header is wrong, and why. (Google sends none; a Tintype server does.) */
            details?: components["schemas"]["ErrorDetail"][];
        };
    };
    responses: {
        /** @description No access token came with the request, or one that is not good any more. Get a new one and try again. */
        Unauthenticated: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The token lacks the scope, the method is not served any more, or the user may not do this. The same request will fail again. */
        PermissionDenied: {
            headers: {
                /**
                 * @description Present when a scope is missing; says which ones would do.
                 * @example Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata"
                 */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The quota of the project is used up for today, or the user has too many requests at the same time. */
        ResourceExhausted: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The server failed. Try again later, waiting longer each time. */
        Internal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The server is overloaded or restarting. Try again later, waiting longer each time. */
        Unavailable: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Too many requests of this user at once, or writes within a minute: wait and try again. Or the quota of the project is used up for today. */
        WriteResourceExhausted: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description There is no such album, or the caller may not see it. */
        AlbumNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description There is no such thing, or the caller may not see it. */
        EntityNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Another write of the same user was under way. Send writes one after the other, then try again. */
        Aborted: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Too many writes or requests of this user at once, or writes within a minute: wait and try again, one after the other. Or the quota of the project is used up for today. */
        ConcurrentWriteResourceExhausted: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: {
        /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
        access_token: string;
        /**
         * @description Format of the answer.
         *
         *     - `json`: JSON, the default and the only one that the methods of this API have
         *     - `media`: bytes, for downloads; refused with 400, since no method has any
         *     - `proto`: protocol buffers; refused with 400
         */
        alt: "json" | "media" | "proto";
        /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
        callback: string;
        /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
        fields: string;
        /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
        key: string;
        /** @description The OAuth access token under its older name. See `access_token`. */
        oauth_token: string;
        /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
        prettyPrint: boolean;
        /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
        quotaUser: string;
        /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
        uploadType: string;
        /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
        upload_protocol: string;
        /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
        xgafv: "1" | "2";
        /** @description How many albums to return at most, 1 to 50; a larger number counts as 50. A page may hold fewer, and that does not mean the end. */
        albumPageSize: number;
        /** @description The `nextPageToken` of the page before. All other parameters must be as they were then. Empty or missing for the first page. */
        pageToken: string;
        /** @description True to list only albums that this app has created. A token with `photoslibrary.readonly.appcreateddata` alone sees no others in any case. */
        excludeNonAppCreatedData: boolean;
        /**
         * @description Id of the album, as `albums.create`, `albums.list` or `sharedAlbums.list` gave it.
         * @example AOa8vsLldz8aTL9L3gsQ7yN2_rJ1wRVtzFLnh_dw74EJo5HOI3HUAGm2fTfxN9rf
         */
        albumId: string;
        /**
         * @description Which fields to change, separated by commas: `title`, `coverPhotoMediaItemId` (also accepted as `cover_photo_media_item_id`). Whatever else the body holds is ignored.
         * @example title
         */
        albumUpdateMask: string;
        /** @description How many media items to return at most, 1 to 100; a larger number counts as 100. A page may hold fewer, and that does not mean the end. */
        mediaItemPageSize: number;
        /**
         * @description Id of the media item.
         * @example AGj1isJkh90HjqXMX3mL1yrvnbP4gj1jHWAI68Shr2SZWMdCB7vODVN8sLtKDFMB
         */
        mediaItemId: string;
        /**
         * @description Which field to change; `description` is the only one. Whatever else the body holds is ignored.
         * @example description
         */
        mediaItemUpdateMask: string;
        /**
         * @description Ids of 1 to 50 media items, each once. The parameter is repeated: `?mediaItemIds=…&mediaItemIds=…`.
         * @example [
         *       "AGj1isJkh90HjqXMX3mL1yrvnbP4gj1jHWAI68Shr2SZWMdCB7vODVN8sLtKDFMB",
         *       "AGj1lRzGP7rFnI_esKglRC1h9L68wnrgwJGD6kzWJ3CBccd1ilVUjIDdfrAGeZmB"
         *     ]
         */
        mediaItemIds: string[];
        /**
         * @description Share token of the album, as `albums.share` gave it to the owner.
         * @example AOVP0rG9q-i-jqWTSJL-wFUM20BJUpt00Esoy2cr4XSZze4KsAh0eXIRY6eMoJ9o
         */
        shareToken: string;
        /**
         * @description Which of the two protocols this request begins. Left out in requests to a session address.
         *
         *     - `raw`: the body is the whole file
         *     - `resumable`: starts a session, together with the command `start`
         * @example raw
         */
        "X-Goog-Upload-Protocol": "raw" | "resumable";
        /**
         * @description What to do in the resumable protocol. Left out for raw uploads.
         *
         *     - `start`: open a session
         *     - `upload`: the body is a chunk, and more will follow
         *     - `upload, finalize` (also without the blank): the body is the last chunk
         *     - `finalize`: no more bytes; end the upload
         *     - `query`: how much has arrived?
         *     - `cancel`: give up the session
         */
        "X-Goog-Upload-Command": "start" | "upload" | "finalize" | "upload, finalize" | "upload,finalize" | "query" | "cancel";
        /** @description With `upload`: position of the first byte of this chunk in the file. It must equal the number of bytes that the server has received. */
        "X-Goog-Upload-Offset": number;
        /**
         * @description Media type of the file, such as `image/jpeg`. Recommended, but the content decides; `Content-Type` describes only this request and is `application/octet-stream`.
         * @example image/jpeg
         */
        "X-Goog-Upload-Content-Type": string;
        /** @description With `start`: size of the whole file in bytes. */
        "X-Goog-Upload-Raw-Size": number;
        /**
         * @description Name of the file in UTF-8. Google no longer documents it, clients still send it. It counts when `mediaItems.batchCreate` gives no `fileName`. A name of more than 255 characters is cut before its ending.
         * @example DSCF2041.JPG
         */
        "X-Goog-Upload-File-Name": string;
        /** @description With `start`: size of the whole file in bytes, as Google's Java client says it in addition. */
        "X-Goog-Upload-Header-Content-Length": number;
        /**
         * @description Checksum of the whole file, `sha1=` and the digest in Base64. If the bytes that arrive have another one, the upload is refused.
         * @example sha1=2jmj7l5rSw0yVb/vlWAYkK/YBwk=
         */
        "X-Goog-Hash": string;
        /** @description The session of a resumable upload. Part of the address in `X-Goog-Upload-URL`; take that address as it is. */
        upload_id: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description What kind of credentials is expected, and what was wrong with those that came.
         * @example Bearer realm="https://accounts.google.com/", error="invalid_token"
         */
        "WWW-Authenticate": string;
        /**
         * @description Seconds to wait before the next attempt. Often missing; then wait 30 seconds at least after 429 and 1 second at least after 503, longer each time.
         * @example 30
         */
        "Retry-After": number;
        /**
         * @description Address of the session, absolute. All further requests of this upload go there.
         * @example http://localhost:8080/v1/uploads?upload_id=AEnB29VTQwJIq6gtXuHyIXtSL8aFCQd5RUxe5S1tUODE7q5XOqey1g0NdAT6GI6w&upload_protocol=resumable
         */
        "X-Goog-Upload-URL": string;
        /**
         * @description Every chunk but the last must be a multiple of this many bytes.
         * @example 262144
         */
        "X-Goog-Upload-Chunk-Granularity": number;
        /**
         * @description State of the session.
         *
         *     - `active`: more bytes may come
         *     - `final`: complete; the body is the upload token
         *     - `cancelled`: given up; start over
         * @example active
         */
        "X-Goog-Upload-Status": "active" | "final" | "cancelled";
        /**
         * @description How many bytes the server has received and will not lose. Go on from here.
         * @example 0
         */
        "X-Goog-Upload-Size-Received": number;
    };
    pathItems: never;
}
export type SharedAlbumOptions = components['schemas']['SharedAlbumOptions'];
export type ShareInfo = components['schemas']['ShareInfo'];
export type Album = components['schemas']['Album'];
export type ListAlbumsResponse = components['schemas']['ListAlbumsResponse'];
export type ErrorDetail = components['schemas']['ErrorDetail'];
export type Error = components['schemas']['Error'];
export type ErrorResponse = components['schemas']['ErrorResponse'];
export type CreateAlbumRequest = components['schemas']['CreateAlbumRequest'];
export type TextEnrichment = components['schemas']['TextEnrichment'];
export type LatLng = components['schemas']['LatLng'];
export type Location = components['schemas']['Location'];
export type LocationEnrichment = components['schemas']['LocationEnrichment'];
export type MapEnrichment = components['schemas']['MapEnrichment'];
export type NewEnrichmentItem = components['schemas']['NewEnrichmentItem'];
export type AlbumPosition = components['schemas']['AlbumPosition'];
export type AddEnrichmentToAlbumRequest = components['schemas']['AddEnrichmentToAlbumRequest'];
export type EnrichmentItem = components['schemas']['EnrichmentItem'];
export type AddEnrichmentToAlbumResponse = components['schemas']['AddEnrichmentToAlbumResponse'];
export type BatchAddMediaItemsToAlbumRequest = components['schemas']['BatchAddMediaItemsToAlbumRequest'];
export type BatchAddMediaItemsToAlbumResponse = components['schemas']['BatchAddMediaItemsToAlbumResponse'];
export type BatchRemoveMediaItemsFromAlbumRequest = components['schemas']['BatchRemoveMediaItemsFromAlbumRequest'];
export type BatchRemoveMediaItemsFromAlbumResponse = components['schemas']['BatchRemoveMediaItemsFromAlbumResponse'];
export type ShareAlbumRequest = components['schemas']['ShareAlbumRequest'];
export type ShareAlbumResponse = components['schemas']['ShareAlbumResponse'];
export type UnshareAlbumRequest = components['schemas']['UnshareAlbumRequest'];
export type UnshareAlbumResponse = components['schemas']['UnshareAlbumResponse'];
export type Photo = components['schemas']['Photo'];
export type Video = components['schemas']['Video'];
export type MediaMetadata = components['schemas']['MediaMetadata'];
export type ContributorInfo = components['schemas']['ContributorInfo'];
export type MediaItem = components['schemas']['MediaItem'];
export type ListMediaItemsResponse = components['schemas']['ListMediaItemsResponse'];
export type SimpleMediaItem = components['schemas']['SimpleMediaItem'];
export type NewMediaItem = components['schemas']['NewMediaItem'];
export type BatchCreateMediaItemsRequest = components['schemas']['BatchCreateMediaItemsRequest'];
export type Status = components['schemas']['Status'];
export type NewMediaItemResult = components['schemas']['NewMediaItemResult'];
export type BatchCreateMediaItemsResponse = components['schemas']['BatchCreateMediaItemsResponse'];
export type MediaItemResult = components['schemas']['MediaItemResult'];
export type BatchGetMediaItemsResponse = components['schemas']['BatchGetMediaItemsResponse'];
export type Date = components['schemas']['Date'];
export type DateRange = components['schemas']['DateRange'];
export type DateFilter = components['schemas']['DateFilter'];
export type ContentCategory = components['schemas']['ContentCategory'];
export type ContentFilter = components['schemas']['ContentFilter'];
export type MediaTypeFilter = components['schemas']['MediaTypeFilter'];
export type FeatureFilter = components['schemas']['FeatureFilter'];
export type Filters = components['schemas']['Filters'];
export type SearchMediaItemsRequest = components['schemas']['SearchMediaItemsRequest'];
export type SearchMediaItemsResponse = components['schemas']['SearchMediaItemsResponse'];
export type ListSharedAlbumsResponse = components['schemas']['ListSharedAlbumsResponse'];
export type JoinSharedAlbumRequest = components['schemas']['JoinSharedAlbumRequest'];
export type JoinSharedAlbumResponse = components['schemas']['JoinSharedAlbumResponse'];
export type LeaveSharedAlbumRequest = components['schemas']['LeaveSharedAlbumRequest'];
export type LeaveSharedAlbumResponse = components['schemas']['LeaveSharedAlbumResponse'];
export type UploadError = components['schemas']['UploadError'];
export type ResponseUnauthenticated = components['responses']['Unauthenticated'];
export type ResponsePermissionDenied = components['responses']['PermissionDenied'];
export type ResponseResourceExhausted = components['responses']['ResourceExhausted'];
export type ResponseInternal = components['responses']['Internal'];
export type ResponseUnavailable = components['responses']['Unavailable'];
export type ResponseWriteResourceExhausted = components['responses']['WriteResourceExhausted'];
export type ResponseAlbumNotFound = components['responses']['AlbumNotFound'];
export type ResponseEntityNotFound = components['responses']['EntityNotFound'];
export type ResponseAborted = components['responses']['Aborted'];
export type ResponseConcurrentWriteResourceExhausted = components['responses']['ConcurrentWriteResourceExhausted'];
export type ParameterAccessToken = components['parameters']['access_token'];
export type ParameterAlt = components['parameters']['alt'];
export type ParameterCallback = components['parameters']['callback'];
export type ParameterFields = components['parameters']['fields'];
export type ParameterKey = components['parameters']['key'];
export type ParameterOauthToken = components['parameters']['oauth_token'];
export type ParameterPrettyPrint = components['parameters']['prettyPrint'];
export type ParameterQuotaUser = components['parameters']['quotaUser'];
export type ParameterUploadType = components['parameters']['uploadType'];
export type ParameterUploadProtocol = components['parameters']['upload_protocol'];
export type ParameterXgafv = components['parameters']['xgafv'];
export type ParameterAlbumPageSize = components['parameters']['albumPageSize'];
export type ParameterPageToken = components['parameters']['pageToken'];
export type ParameterExcludeNonAppCreatedData = components['parameters']['excludeNonAppCreatedData'];
export type ParameterAlbumId = components['parameters']['albumId'];
export type ParameterAlbumUpdateMask = components['parameters']['albumUpdateMask'];
export type ParameterMediaItemPageSize = components['parameters']['mediaItemPageSize'];
export type ParameterMediaItemId = components['parameters']['mediaItemId'];
export type ParameterMediaItemUpdateMask = components['parameters']['mediaItemUpdateMask'];
export type ParameterMediaItemIds = components['parameters']['mediaItemIds'];
export type ParameterShareToken = components['parameters']['shareToken'];
export type ParameterXGoogUploadProtocol = components['parameters']['X-Goog-Upload-Protocol'];
export type ParameterXGoogUploadCommand = components['parameters']['X-Goog-Upload-Command'];
export type ParameterXGoogUploadOffset = components['parameters']['X-Goog-Upload-Offset'];
export type ParameterXGoogUploadContentType = components['parameters']['X-Goog-Upload-Content-Type'];
export type ParameterXGoogUploadRawSize = components['parameters']['X-Goog-Upload-Raw-Size'];
export type ParameterXGoogUploadFileName = components['parameters']['X-Goog-Upload-File-Name'];
export type ParameterXGoogUploadHeaderContentLength = components['parameters']['X-Goog-Upload-Header-Content-Length'];
export type ParameterXGoogHash = components['parameters']['X-Goog-Hash'];
export type ParameterUploadId = components['parameters']['upload_id'];
export type HeaderWwwAuthenticate = components['headers']['WWW-Authenticate'];
export type HeaderRetryAfter = components['headers']['Retry-After'];
export type HeaderXGoogUploadUrl = components['headers']['X-Goog-Upload-URL'];
export type HeaderXGoogUploadChunkGranularity = components['headers']['X-Goog-Upload-Chunk-Granularity'];
export type HeaderXGoogUploadStatus = components['headers']['X-Goog-Upload-Status'];
export type HeaderXGoogUploadSizeReceived = components['headers']['X-Goog-Upload-Size-Received'];
export type $defs = Record<string, never>;
export interface operations {
    "albums.list": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
                /** @description How many albums to return at most, 1 to 50; a larger number counts as 50. A page may hold fewer, and that does not mean the end. */
                pageSize?: components["parameters"]["albumPageSize"] | undefined;
                /** @description The `nextPageToken` of the page before. All other parameters must be as they were then. Empty or missing for the first page. */
                pageToken?: components["parameters"]["pageToken"] | undefined;
                /** @description True to list only albums that this app has created. A token with `photoslibrary.readonly.appcreateddata` alone sees no others in any case. */
                excludeNonAppCreatedData?: components["parameters"]["excludeNonAppCreatedData"] | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of albums. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAlbumsResponse"];
                };
            };
            /** @description A parameter has no good value, is unknown, or has changed since the page before. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            429: components["responses"]["ResourceExhausted"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "albums.create": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAlbumRequest"];
            };
        };
        responses: {
            /** @description The new album. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Album"];
                };
            };
            /** @description The album is missing, its title is too long, or a field is unknown. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            429: components["responses"]["WriteResourceExhausted"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "albums.get": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as `albums.create`, `albums.list` or `sharedAlbums.list` gave it.
                 * @example AOa8vsLldz8aTL9L3gsQ7yN2_rJ1wRVtzFLnh_dw74EJo5HOI3HUAGm2fTfxN9rf
                 */
                albumId: components["parameters"]["albumId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The album. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Album"];
                };
            };
            /** @description This cannot be the id of an album. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["AlbumNotFound"];
            429: components["responses"]["ResourceExhausted"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "albums.patch": {
        parameters: {
            query: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
                /**
                 * @description Which fields to change, separated by commas: `title`, `coverPhotoMediaItemId` (also accepted as `cover_photo_media_item_id`). Whatever else the body holds is ignored.
                 * @example title
                 */
                updateMask: components["parameters"]["albumUpdateMask"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as `albums.create`, `albums.list` or `sharedAlbums.list` gave it.
                 * @example AOa8vsLldz8aTL9L3gsQ7yN2_rJ1wRVtzFLnh_dw74EJo5HOI3HUAGm2fTfxN9rf
                 */
                albumId: components["parameters"]["albumId"];
            };
            cookie?: never;
        };
        /** @description The new values. Output-only fields are ignored, unknown ones refused. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Album"];
            };
        };
        responses: {
            /** @description The album with its new values. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Album"];
                };
            };
            /** @description The mask is missing or names something else, a value is no good, or this app may not change the album. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["AlbumNotFound"];
            429: components["responses"]["WriteResourceExhausted"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "albums.addEnrichment": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as `albums.create`, `albums.list` or `sharedAlbums.list` gave it.
                 * @example AOa8vsLldz8aTL9L3gsQ7yN2_rJ1wRVtzFLnh_dw74EJo5HOI3HUAGm2fTfxN9rf
                 */
                albumId: components["parameters"]["albumId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddEnrichmentToAlbumRequest"];
            };
        };
        responses: {
            /** @description The enrichment was added. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddEnrichmentToAlbumResponse"];
                };
            };
            /** @description Not exactly one enrichment, no place or an impossible one, or an album that this app did not create. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["AlbumNotFound"];
            429: components["responses"]["WriteResourceExhausted"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "albums.batchAddMediaItems": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as `albums.create`, `albums.list` or `sharedAlbums.list` gave it.
                 * @example AOa8vsLldz8aTL9L3gsQ7yN2_rJ1wRVtzFLnh_dw74EJo5HOI3HUAGm2fTfxN9rf
                 */
                albumId: components["parameters"]["albumId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchAddMediaItemsToAlbumRequest"];
            };
        };
        responses: {
            /** @description All items are in the album. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchAddMediaItemsToAlbumResponse"];
                };
            };
            /** @description An item or the album was not created by this app, or the list is empty, too long or has an id twice. Nothing was added. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["AlbumNotFound"];
            429: components["responses"]["WriteResourceExhausted"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "albums.batchRemoveMediaItems": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as `albums.create`, `albums.list` or `sharedAlbums.list` gave it.
                 * @example AOa8vsLldz8aTL9L3gsQ7yN2_rJ1wRVtzFLnh_dw74EJo5HOI3HUAGm2fTfxN9rf
                 */
                albumId: components["parameters"]["albumId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchRemoveMediaItemsFromAlbumRequest"];
            };
        };
        responses: {
            /** @description The items are no longer in the album. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchRemoveMediaItemsFromAlbumResponse"];
                };
            };
            /** @description An item is not in the album or not of this app, or the list is empty, too long or has an id twice. Nothing was removed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["AlbumNotFound"];
            429: components["responses"]["WriteResourceExhausted"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "albums.share": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as `albums.create`, `albums.list` or `sharedAlbums.list` gave it.
                 * @example AOa8vsLldz8aTL9L3gsQ7yN2_rJ1wRVtzFLnh_dw74EJo5HOI3HUAGm2fTfxN9rf
                 */
                albumId: components["parameters"]["albumId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ShareAlbumRequest"];
            };
        };
        responses: {
            /** @description The album is shared. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareAlbumResponse"];
                };
            };
            /** @description This app did not create the album, the user does not own it, or an option is unknown. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["AlbumNotFound"];
            429: components["responses"]["WriteResourceExhausted"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "albums.unshare": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as `albums.create`, `albums.list` or `sharedAlbums.list` gave it.
                 * @example AOa8vsLldz8aTL9L3gsQ7yN2_rJ1wRVtzFLnh_dw74EJo5HOI3HUAGm2fTfxN9rf
                 */
                albumId: components["parameters"]["albumId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UnshareAlbumRequest"];
            };
        };
        responses: {
            /** @description The album is private. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnshareAlbumResponse"];
                };
            };
            /** @description The album is not shared, or this app did not create it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["AlbumNotFound"];
            429: components["responses"]["WriteResourceExhausted"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "mediaItems.list": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
                /** @description How many media items to return at most, 1 to 100; a larger number counts as 100. A page may hold fewer, and that does not mean the end. */
                pageSize?: components["parameters"]["mediaItemPageSize"] | undefined;
                /** @description The `nextPageToken` of the page before. All other parameters must be as they were then. Empty or missing for the first page. */
                pageToken?: components["parameters"]["pageToken"] | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the library. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListMediaItemsResponse"];
                };
            };
            /** @description A parameter has no good value, is unknown, or has changed since the page before. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            429: components["responses"]["ResourceExhausted"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "mediaItems.get": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the media item.
                 * @example AGj1isJkh90HjqXMX3mL1yrvnbP4gj1jHWAI68Shr2SZWMdCB7vODVN8sLtKDFMB
                 */
                mediaItemId: components["parameters"]["mediaItemId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The media item. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaItem"];
                };
            };
            /** @description This cannot be the id of a media item. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["EntityNotFound"];
            429: components["responses"]["ResourceExhausted"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "mediaItems.patch": {
        parameters: {
            query: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
                /**
                 * @description Which field to change; `description` is the only one. Whatever else the body holds is ignored.
                 * @example description
                 */
                updateMask: components["parameters"]["mediaItemUpdateMask"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the media item.
                 * @example AGj1isJkh90HjqXMX3mL1yrvnbP4gj1jHWAI68Shr2SZWMdCB7vODVN8sLtKDFMB
                 */
                mediaItemId: components["parameters"]["mediaItemId"];
            };
            cookie?: never;
        };
        /** @description The new value. Output-only fields are ignored, unknown ones refused. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["MediaItem"];
            };
        };
        responses: {
            /** @description The media item with its new description. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaItem"];
                };
            };
            /** @description The mask is missing or names something else, the description is too long, or this app may not change the item. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["EntityNotFound"];
            429: components["responses"]["WriteResourceExhausted"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "mediaItems.batchCreate": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchCreateMediaItemsRequest"];
            };
        };
        responses: {
            /** @description One result for each item, whether it was created or not. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchCreateMediaItemsResponse"];
                };
            };
            /** @description As 200, with results of both kinds. Google answers 200 to these as well. */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchCreateMediaItemsResponse"];
                };
            };
            /** @description The request is wrong as a whole. Nothing was created. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["AlbumNotFound"];
            409: components["responses"]["Aborted"];
            429: components["responses"]["ConcurrentWriteResourceExhausted"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "mediaItems.batchGet": {
        parameters: {
            query: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
                /**
                 * @description Ids of 1 to 50 media items, each once. The parameter is repeated: `?mediaItemIds=…&mediaItemIds=…`.
                 * @example [
                 *       "AGj1isJkh90HjqXMX3mL1yrvnbP4gj1jHWAI68Shr2SZWMdCB7vODVN8sLtKDFMB",
                 *       "AGj1lRzGP7rFnI_esKglRC1h9L68wnrgwJGD6kzWJ3CBccd1ilVUjIDdfrAGeZmB"
                 *     ]
                 */
                mediaItemIds: components["parameters"]["mediaItemIds"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One result for each id. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchGetMediaItemsResponse"];
                };
            };
            /** @description The list is empty, too long or has an id twice. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            429: components["responses"]["ResourceExhausted"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "mediaItems.search": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SearchMediaItemsRequest"];
            };
        };
        responses: {
            /** @description A page of what was found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchMediaItemsResponse"];
                };
            };
            /** @description Filters together with an album, an impossible filter, or a page token with another search. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["AlbumNotFound"];
            429: components["responses"]["ResourceExhausted"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sharedAlbums.list": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
                /** @description How many albums to return at most, 1 to 50; a larger number counts as 50. A page may hold fewer, and that does not mean the end. */
                pageSize?: components["parameters"]["albumPageSize"] | undefined;
                /** @description The `nextPageToken` of the page before. All other parameters must be as they were then. Empty or missing for the first page. */
                pageToken?: components["parameters"]["pageToken"] | undefined;
                /** @description True to list only albums that this app has created. A token with `photoslibrary.readonly.appcreateddata` alone sees no others in any case. */
                excludeNonAppCreatedData?: components["parameters"]["excludeNonAppCreatedData"] | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of shared albums. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSharedAlbumsResponse"];
                };
            };
            /** @description A parameter has no good value, is unknown, or has changed since the page before. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            429: components["responses"]["ResourceExhausted"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sharedAlbums.get": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Share token of the album, as `albums.share` gave it to the owner.
                 * @example AOVP0rG9q-i-jqWTSJL-wFUM20BJUpt00Esoy2cr4XSZze4KsAh0eXIRY6eMoJ9o
                 */
                shareToken: components["parameters"]["shareToken"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The shared album. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Album"];
                };
            };
            /** @description This cannot be a share token. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["EntityNotFound"];
            429: components["responses"]["ResourceExhausted"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sharedAlbums.join": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JoinSharedAlbumRequest"];
            };
        };
        responses: {
            /** @description The user is a member. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoinSharedAlbumResponse"];
                };
            };
            /** @description The share token is missing, or the album cannot be joined. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["EntityNotFound"];
            429: components["responses"]["WriteResourceExhausted"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sharedAlbums.leave": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeaveSharedAlbumRequest"];
            };
        };
        responses: {
            /** @description The user is no longer a member. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaveSharedAlbumResponse"];
                };
            };
            /** @description The share token is missing, or the user is not a member or is the owner. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PermissionDenied"];
            404: components["responses"]["EntityNotFound"];
            429: components["responses"]["WriteResourceExhausted"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "uploads.create": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: addresses end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the answer.
                 *
                 *     - `json`: JSON, the default and the only one that the methods of this API have
                 *     - `media`: bytes, for downloads; refused with 400, since no method has any
                 *     - `proto`: protocol buffers; refused with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the answer in (JSONP). It may be ignored: web pages can read the JSON itself. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Which fields of the answer are wanted, to save bytes: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; leave `nextPageToken` out and you cannot read on. A field that the answer cannot have is refused with 400. Errors and uploads are answered whole. The header `X-Goog-FieldMask` says the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It names the project that is charged with the call, and never stands in for the user's consent: an access token is needed all the same. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the answer without indentation and line breaks. Otherwise it is indented by two blanks a level and ends with a line break; errors too. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that stands for one of your users, so that quotas per user can be counted for server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` goes by headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session addresses of resumable uploads carry `resumable` here; take them as they are. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they carry the older `errors` list as well, with `2` they do not. The server chooses when it is missing, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
                /** @description The session of a resumable upload. Part of the address in `X-Goog-Upload-URL`; take that address as it is. */
                upload_id?: components["parameters"]["upload_id"] | undefined;
            };
            header?: {
                /**
                 * @description Which of the two protocols this request begins. Left out in requests to a session address.
                 *
                 *     - `raw`: the body is the whole file
                 *     - `resumable`: starts a session, together with the command `start`
                 * @example raw
                 */
                "X-Goog-Upload-Protocol"?: components["parameters"]["X-Goog-Upload-Protocol"] | undefined;
                /**
                 * @description What to do in the resumable protocol. Left out for raw uploads.
                 *
                 *     - `start`: open a session
                 *     - `upload`: the body is a chunk, and more will follow
                 *     - `upload, finalize` (also without the blank): the body is the last chunk
                 *     - `finalize`: no more bytes; end the upload
                 *     - `query`: how much has arrived?
                 *     - `cancel`: give up the session
                 */
                "X-Goog-Upload-Command"?: components["parameters"]["X-Goog-Upload-Command"] | undefined;
                /** @description With `upload`: position of the first byte of this chunk in the file. It must equal the number of bytes that the server has received. */
                "X-Goog-Upload-Offset"?: components["parameters"]["X-Goog-Upload-Offset"] | undefined;
                /**
                 * @description Media type of the file, such as `image/jpeg`. Recommended, but the content decides; `Content-Type` describes only this request and is `application/octet-stream`.
                 * @example image/jpeg
                 */
                "X-Goog-Upload-Content-Type"?: components["parameters"]["X-Goog-Upload-Content-Type"] | undefined;
                /** @description With `start`: size of the whole file in bytes. */
                "X-Goog-Upload-Raw-Size"?: components["parameters"]["X-Goog-Upload-Raw-Size"] | undefined;
                /**
                 * @description Name of the file in UTF-8. Google no longer documents it, clients still send it. It counts when `mediaItems.batchCreate` gives no `fileName`. A name of more than 255 characters is cut before its ending.
                 * @example DSCF2041.JPG
                 */
                "X-Goog-Upload-File-Name"?: components["parameters"]["X-Goog-Upload-File-Name"] | undefined;
                /** @description With `start`: size of the whole file in bytes, as Google's Java client says it in addition. */
                "X-Goog-Upload-Header-Content-Length"?: components["parameters"]["X-Goog-Upload-Header-Content-Length"] | undefined;
                /**
                 * @description Checksum of the whole file, `sha1=` and the digest in Base64. If the bytes that arrive have another one, the upload is refused.
                 * @example sha1=2jmj7l5rSw0yVb/vlWAYkK/YBwk=
                 */
                "X-Goog-Hash"?: components["parameters"]["X-Goog-Hash"] | undefined;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes of the file, or of a chunk. Empty for `start`, `query` and `cancel`. */
        requestBody?: {
            content: {
                "application/octet-stream": Blob | ArrayBuffer | ArrayBufferView | ReadableStream;
            };
        };
        responses: {
            /** @description The upload token, when the upload is complete; otherwise nothing, and the headers tell the state of the session. */
            200: {
                headers: {
                    "X-Goog-Upload-URL": components["headers"]["X-Goog-Upload-URL"];
                    "X-Goog-Upload-Chunk-Granularity": components["headers"]["X-Goog-Upload-Chunk-Granularity"];
                    "X-Goog-Upload-Status": components["headers"]["X-Goog-Upload-Status"];
                    "X-Goog-Upload-Size-Received": components["headers"]["X-Goog-Upload-Size-Received"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description The headers make no sense, the body is empty, the bytes are not those that were announced, or there is no room for them. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadError"];
                };
            };
            /** @description No token, one that is not good any more, or one without the scope. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadError"];
                };
            };
            /** @description The user may not upload. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadError"];
                };
            };
            /** @description There is no such session: it has expired, or never was. Start over. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadError"];
                };
            };
            /** @description Another request has taken over the session. Query it and go on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadError"];
                };
            };
            /** @description The session is complete or cancelled and takes no more bytes. Start over. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadError"];
                };
            };
            /** @description The file is larger than a photo or a video may be. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadError"];
                };
            };
            /** @description Too many uploads, open sessions or requests at the same time: wait 30 seconds at least and try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadError"];
                };
            };
            /** @description The server failed. Query the session and go on, or start over. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadError"];
                };
            };
            /** @description The server is overloaded or restarting. Wait, query the session and go on. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadError"];
                };
            };
        };
    };
}
