// Generated from spec/openapi.yaml by `pnpm build`. Do not edit.
export interface paths {
    "/v1/albums": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List albums
         * @description Lists the albums in the user's Albums tab. Shared albums that the user has joined and added to the tab are there
         *     too. An album can appear both here and in `sharedAlbums.list`, with the same id.
         *
         *     The order is not defined. Some albums have no title; empty ones have no `mediaItemsCount` and no
         *     `coverPhotoMediaItemId`. With `photoslibrary.readonly.appcreateddata`, the only one of its scopes left since
         *     2025-03-31, the list holds only albums that this app created.
         *
         *     **Scopes:** `photoslibrary.readonly.appcreateddata`; until 2025-03-31 also `photoslibrary` or
         *     `photoslibrary.readonly`. **Page size:** 20 by default, at most 50.
         */
        get: operations["albums.list"];
        put?: never;
        /**
         * Create an album
         * @description Creates an empty album in the user's library. The app created it, so the app may change it from now on.
         *
         *     Only `title` is used; nothing else about an album can be set here. Titles need not be unique: the same request twice
         *     creates two albums. If a response is lost, list the albums before you try again.
         *
         *     The response has no item count, no cover and no share information yet.
         *
         *     A token whose only scope is `photoslibrary.sharing` can add media to the album only after `albums.share`.
         *
         *     **Scopes:** `photoslibrary.appendonly`; until 2025-03-31 also `photoslibrary` or `photoslibrary.sharing`.
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as returned by `albums.create` or `albums.list`. `sharedAlbums.list` returns it too.
                 * @example AOa8vsLldz8aTL9L3gsQ7yN2_rJ1wRVtzFLnh_dw74EJo5HOI3HUAGm2fTfxN9rf
                 */
                albumId: components["parameters"]["albumId"];
            };
            cookie?: never;
        };
        /**
         * Get an album
         * @description Returns one album. It may be a shared one that the user has joined. For the album's contents, use
         *     `mediaItems.search` with `albumId`.
         *
         *     Reading an album is also how you renew `coverPhotoBaseUrl`. `shareInfo` is present only when the album is shared,
         *     this app created it, and the token also has `photoslibrary.sharing`.
         *
         *     With `photoslibrary.readonly.appcreateddata` alone, only albums that this app created can be read.
         *
         *     **Scopes:** `photoslibrary.readonly.appcreateddata`; until 2025-03-31 also `photoslibrary` or
         *     `photoslibrary.readonly`.
         */
        get: operations["albums.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an album's title or cover
         * @description Changes `title`, `coverPhotoMediaItemId` or both, as listed in `updateMask`. The body is the album itself, without a
         *     wrapper; fields outside the mask are ignored.
         *
         *     This app must have created the album, and the user must own it. A cover must be an item in the album that belongs to
         *     the album's owner. A title has at most 500 characters.
         *
         *     Google's documentation writes this path with `{album.id}`; it is the same path segment as `{albumId}`.
         *
         *     **Scope:** `photoslibrary.edit.appcreateddata`.
         */
        patch: operations["albums.patch"];
        trace?: never;
    };
    "/v1/albums/{albumId}:addEnrichment": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as returned by `albums.create` or `albums.list`. `sharedAlbums.list` returns it too.
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
         * @description Adds one text, location or map between the media items of an album that this app created.
         *
         *     The position is required, and `POSITION_TYPE_UNSPECIFIED` is not allowed. Keep the returned id if you want to insert
         *     something after the enrichment later: enrichments cannot be listed, read, changed, moved or removed. They don't
         *     appear in `mediaItems.search`, and `mediaItemsCount` does not count them.
         *
         *     The same request twice adds two enrichments.
         *
         *     A token whose only scope is `photoslibrary.sharing` can do this only for the album's owner.
         *
         *     **Scopes:** `photoslibrary.appendonly` or, since 2025-03-31, `photoslibrary.edit.appcreateddata`; until then also
         *     `photoslibrary` or `photoslibrary.sharing`.
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as returned by `albums.create` or `albums.list`. `sharedAlbums.list` returns it too.
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
         * @description Adds 1 to 50 media items from the library to the end of an album, in the order of the request. To choose a position,
         *     pass the album and a position to `mediaItems.batchCreate` instead: only new items can be positioned.
         *
         *     All or nothing: one invalid id fails the call. This app must have created the album and the items. An item that the
         *     user had already uploaded by other means does not count as created by this app, even if `mediaItems.batchCreate`
         *     returned its id. In a shared album the caller must be the owner, or a member while the album is collaborative.
         *
         *     An album holds at most 20,000 items; a call that would exceed this fails as a whole. An item that is already in the
         *     album stays where it is, so the request can be repeated.
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as returned by `albums.create` or `albums.list`. `sharedAlbums.list` returns it too.
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
         * @description Removes 1 to 50 media items from an album. They stay in the library: no method of this API deletes anything.
         *
         *     All or nothing: one invalid id fails the call, and so does repeating a request that succeeded. This app must have
         *     created the album and the items. In a shared album its creator may remove everything, a member only what that member
         *     added.
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as returned by `albums.create` or `albums.list`. `sharedAlbums.list` returns it too.
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
         * @description Shares an album with everyone who has the link, and with other users of the app, who join it with the share token.
         *     This app must have created the album, and the user must own it.
         *
         *     The options are set now and cannot be changed later; both are off by default, also without a body. The album stays
         *     in `albums.list` and appears in `sharedAlbums.list` too. Sharing an album that is already shared is harmless: the
         *     response says how it is shared.
         *
         *     **Removed on 2025-03-31:** Google rejects every call with 403 since then.
         *
         *     **Scope until 2025-03-31:** `photoslibrary.sharing`.
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as returned by `albums.create` or `albums.list`. `sharedAlbums.list` returns it too.
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
         * @description Makes a shared album private again. The link and the share token stop working, all members lose access, and the
         *     items they added leave the album; they keep them in their own libraries.
         *
         *     This app must have created the album. The body is empty, either `{}` or nothing at all. A repeated request fails,
         *     because the album is no longer shared.
         *
         *     **Removed on 2025-03-31:** Google rejects every call with 403 since then.
         *
         *     **Scope until 2025-03-31:** `photoslibrary.sharing`.
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
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
         *     A library can change while you read it: an item may appear twice or not at all. Expect short and even empty pages
         *     before the end. Base URLs are valid for 60 minutes, so fetch the bytes page by page rather than at the end.
         *
         *     Unlike the album lists, this one has no `excludeNonAppCreatedData`.
         *
         *     With `photoslibrary.readonly.appcreateddata` alone, the list holds only items that this app created.
         *
         *     **Scopes:** `photoslibrary.readonly.appcreateddata`; until 2025-03-31 also `photoslibrary` or
         *     `photoslibrary.readonly`. **Page size:** 25 by default, at most 100.
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
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
         * @description Returns one media item with a fresh base URL. This is how you renew an expired one; for many at once, use
         *     `mediaItems.batchGet`.
         *
         *     Archived items are returned too. As far as the scope allows, so are items in shared albums that the user has joined.
         *     With `photoslibrary.readonly.appcreateddata` alone, only items that this app created can be read.
         *
         *     **Scopes:** `photoslibrary.readonly.appcreateddata`; until 2025-03-31 also `photoslibrary` or
         *     `photoslibrary.readonly`.
         */
        get: operations["mediaItems.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a media item's description
         * @description Changes the description, the only field of a media item that can be changed. The body is the media item itself,
         *     without a wrapper; fields outside `updateMask` are ignored. An empty description removes it.
         *
         *     This app must have created the item, and the user must own it. A description has at most 999 characters.
         *
         *     Google's documentation writes this path with `{mediaItem.id}`; it is the same path segment as `{mediaItemId}`.
         *
         *     **Scope:** `photoslibrary.edit.appcreateddata`.
         */
        patch: operations["mediaItems.patch"];
        trace?: never;
    };
    "/v1/mediaItems:batchCreate": {
        parameters: {
            query?: {
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
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
         * @description Turns 1 to 50 upload tokens into media items in the library and, with `albumId`, adds them to an album.
         *
         *     **Check every result.** A batch can succeed in part: each item has its own result, in the order of the request. An
         *     item was created if its result has a `mediaItem`; its status is then `{"message":"Success"}` without a code. The
         *     HTTP status does not tell: it is 200 even if every item failed. Some servers return 207 for mixed results; treat it
         *     like 200.
         *
         *     **The same bytes are the same item.** If the bytes are already in the library, the result is the existing item, with
         *     its first name and description. So you can repeat this request after a lost response, as long as the tokens are
         *     valid. The only exception: if the same bytes appear twice in one batch, the second item fails with code 6.
         *
         *     **One at a time.** Never run two of these calls for one user at once; uploads may run in parallel.
         *
         *     This app must have created the album, which holds at most 20,000 items. `albumPosition` needs `albumId` and cannot
         *     be used by members of someone else's album: their items go to the end.
         *
         *     A token whose only scope is `photoslibrary.sharing` needs the `albumId` of an album that the app has shared.
         *
         *     **Scopes:** `photoslibrary.appendonly`; until 2025-03-31 also `photoslibrary` or `photoslibrary.sharing`.
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get several media items
         * @description Returns 1 to 50 media items with fresh base URLs, in the order of the ids. This is the cheap way to renew many base
         *     URLs: all of them cost one request of the daily quota.
         *
         *     **Check every result.** The HTTP status is 200 even if no id is valid. A result has either `mediaItem` or `status`;
         *     occasionally one is empty, which counts as not found.
         *
         *     With `photoslibrary.readonly.appcreateddata` alone, only items that this app created can be read.
         *
         *     **Scopes:** `photoslibrary.readonly.appcreateddata`; until 2025-03-31 also `photoslibrary` or
         *     `photoslibrary.readonly`.
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
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
         * @description Finds media items: all items of an album (`albumId`), the items of the library that match `filters`, or the whole
         *     library if you pass neither or send no body. Passing both is an error.
         *
         *     **Filters** of different kinds must all match; within one filter, one matching value is enough. Archived items are
         *     returned only if you ask for them, or if they are in the album being searched.
         *
         *     **Order:** album contents come in album order, everything else newest first. `orderBy` can reverse this for searches
         *     by date.
         *
         *     **Freshness:** without filters and in albums, new items are found at once; with filters, after a while. Filters
         *     never match items whose capture time is in the future, and date filters never match items without a capture time.
         *
         *     Enrichments are not media items and are not found. `contributorInfo` is present only when you search a shared album
         *     of this app with `photoslibrary.sharing`.
         *
         *     With `photoslibrary.readonly.appcreateddata` alone, only items that this app created are found.
         *
         *     **Scopes:** `photoslibrary.readonly.appcreateddata`; until 2025-03-31 also `photoslibrary` or
         *     `photoslibrary.readonly`. **Page size:** 25 by default, at most 100.
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List shared albums
         * @deprecated
         * @description Lists the albums in the user's Sharing tab: albums that the user has shared, and albums of others that the user has
         *     joined. The user's own are also in `albums.list`, with the same ids.
         *
         *     `shareInfo` is present for albums that this app created, and only if the token also has `photoslibrary.sharing`.
         *
         *     **Removed on 2025-03-31:** Google rejects every call with 403 since then.
         *
         *     **Scopes until 2025-03-31:** `photoslibrary`, `photoslibrary.readonly` or `photoslibrary.readonly.appcreateddata`.
         *     **Page size:** 20 by default, at most 50.
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Share token of the album, as returned by `albums.share` to the owner.
                 * @example AOVP0rG9q-i-jqWTSJL-wFUM20BJUpt00Esoy2cr4XSZze4KsAh0eXIRY6eMoJ9o
                 */
                shareToken: components["parameters"]["shareToken"];
            };
            cookie?: never;
        };
        /**
         * Get a shared album by its share token
         * @deprecated
         * @description Returns the album that a share token belongs to, with its `shareInfo`. It works for every user of the app, before
         *     and after joining, and for the owner. It does not make the user a member.
         *
         *     A token stops working when the album is unshared or link sharing is turned off.
         *
         *     **Removed on 2025-03-31:** Google rejects every call with 403 since then.
         *
         *     **Scope until 2025-03-31:** `photoslibrary.sharing`.
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
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
         * @description Makes the user a member of a shared album. The album appears in the user's `sharedAlbums.list`, and if it is
         *     collaborative, the user may add media items to its end with `mediaItems.batchCreate`.
         *
         *     The album must be joinable (`shareInfo.isJoinable`). Joining again is harmless.
         *
         *     **Removed on 2025-03-31:** Google rejects every call with 403 since then.
         *
         *     **Scope until 2025-03-31:** `photoslibrary.sharing`.
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
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
         * @description Ends the user's membership in a shared album. The user must have joined it; its owner cannot leave it. A repeated
         *     request fails, because the user is no longer a member.
         *
         *     **Removed on 2025-03-31:** Google rejects every call with 403 since then.
         *
         *     **Scope until 2025-03-31:** `photoslibrary.sharing`.
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
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
         * @description Takes the bytes of one file and returns an **upload token**: plain text, valid for one day, for this user and this
         *     app. Nothing appears in the library until `mediaItems.batchCreate` turns the token into a media item, and only then
         *     does the server say whether the bytes are a photo or video that it supports.
         *
         *     A photo may have up to 200 MB, preferably less than 50 MB: AVIF, BMP, GIF, HEIC, ICO, JPG, PNG, TIFF, WEBP, and some
         *     kinds of RAW. A video may have up to 20 GB: 3GP, 3G2, ASF, AVI, DIVX, M2T, M2TS, M4V, MKV, MMV, MOD, MOV, MP4, MPG,
         *     MTS, TOD, WMV. Uploads of one user may run in parallel.
         *
         *     ### Raw: one request
         *
         *     Send `X-Goog-Upload-Protocol: raw` and the file as the body. The response body is the token. If the connection
         *     breaks, start over: the same bytes become the same media item.
         *
         *     ### Resumable: a session
         *
         *     For large files and unreliable connections.
         *
         *     1. **Start.** Send `X-Goog-Upload-Protocol: resumable`, `X-Goog-Upload-Command: start`, the file's media type and
         *        its size (`X-Goog-Upload-Content-Type`, `X-Goog-Upload-Raw-Size`), and no body. `X-Goog-Upload-URL` in the
         *        response is the address of the session, `X-Goog-Upload-Chunk-Granularity` the unit of chunks (262,144 bytes).
         *     2. **Upload.** Send a chunk to that address with `X-Goog-Upload-Command: upload` and its position in
         *        `X-Goog-Upload-Offset`. Every chunk but the last must be a multiple of the granularity. The response is empty,
         *        with `X-Goog-Upload-Status: active`.
         *     3. **Finalize.** Send the last chunk, or the whole file at once, with `upload, finalize`. The response body is the
         *        token, and `X-Goog-Upload-Status` is `final`.
         *     4. **After a break, query.** Send `query` and no body. Continue from the offset in `X-Goog-Upload-Size-Received`. A
         *        query changes nothing, and also works right after the start. Any status but `active` means that you must start
         *        over.
         *     5. **Cancel.** Send `cancel` to give up the session.
         *
         *     ### Errors are different here
         *
         *     They are flat, `{"code":3,"message":"…"}`, with a canonical code instead of the HTTP status. A token that is
         *     missing, invalid or without the scope always gets 401.
         *
         *     Clients that cannot set headers may send them as query parameters of the same names.
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
        /** @description Permissions of the members of a shared album. Set once, when the album is shared: no method changes them later. */
        SharedAlbumOptions: {
            /**
             * @description True if members may add their own media items.
             * @default false
             */
            isCollaborative?: boolean | undefined;
            /**
             * @description True if members may comment on the album and its items.
             * @default false
             */
            isCommentable?: boolean | undefined;
        };
        /** @description How an album is shared, from the point of view of the caller. Owner: `isOwned` and `isJoined`. Member: `isJoined`. Holder of the share token who has not joined: neither. False values are left out of responses. */
        ShareInfo: {
            /** @description Permissions of members. An empty object if they may only view. */
            readonly sharedAlbumOptions: components["schemas"]["SharedAlbumOptions"];
            /** @description A link that lets anyone view the album, without an account. Present only while link sharing is on; the owner can turn it off in the product, after which the link no longer works. */
            readonly shareableUrl?: string;
            /** @description A secret that identifies the shared album. Other users of the same app need it for `sharedAlbums.get`, `sharedAlbums.join` and `sharedAlbums.leave`; passing it on is up to the app. It becomes invalid when the album is unshared. */
            readonly shareToken: string;
            /** @description True if the caller has joined the album. Always true for the owner. Absent means false. */
            readonly isJoined?: boolean;
            /** @description True if the caller owns the album. Absent means false. */
            readonly isOwned?: boolean;
            /** @description True if other users may join with the share token. Absent means false. */
            readonly isJoinable?: boolean;
        };
        /** @description An album: an ordered list of media items with enrichments between them. An app may change only albums that it created; it may read others with a scope that covers the whole library. */
        Album: {
            /** @description Identifies the album permanently: store it as long as you like. It is opaque. The same album has the same id in `albums.list` and in `sharedAlbums.list`. */
            readonly id: string;
            /** @description The name that people see, at most 500 characters. Stored exactly as sent, including spaces at either end and slashes; two albums may have the same title. Absent if the album has none. */
            title?: string;
            /** @description A web page that shows the album to its owner or members. It is a page for people, not a source of media bytes. Google asks visitors to sign in; a Tintype server does not, so there the link itself grants access: show it only to the user. */
            readonly productUrl: string;
            /** @description True if the caller may add media to this album: both the token's scopes and the album allow it. Absent means false. (The spelling is Google's.) */
            readonly isWriteable?: boolean;
            /** @description How the album is shared. Present only if the album is shared, this app created it, and the token has the `photoslibrary.sharing` scope. */
            readonly shareInfo?: components["schemas"]["ShareInfo"];
            /**
             * Format: int64
             * @description Number of media items in the album, as a decimal string. Enrichments are not counted, nor, for a token that reads only app-created data, are items of other apps. Absent if the album is empty.
             */
            readonly mediaItemsCount?: string;
            /** @description Base URL of the cover picture: append a size such as `=w512-h512-c` before use, and renew it after 60 minutes by reading the album again. An empty album has one too, for a stock picture. */
            readonly coverPhotoBaseUrl?: string;
            /** @description Id of the media item that serves as cover. Set it with `albums.patch`, to an item that is in the album and belongs to the album's owner. For a token that reads only app-created data, the cover is never an item of another app. Absent if the album is empty. */
            coverPhotoMediaItemId?: string;
        };
        /** @description A page of albums. Any page may be short or empty; only the absence of `nextPageToken` marks the end. */
        ListAlbumsResponse: {
            /** @description Albums of this page. Absent if the page is empty. */
            readonly albums?: components["schemas"]["Album"][];
            /** @description Pass this as `pageToken`, with all other parameters unchanged, to get the next page. Its absence is the only sign of the end. */
            readonly nextPageToken?: string;
        };
        /** @description One detail of an error, for programs. `@type` names the message type and thereby the other fields, for example `google.rpc.ErrorInfo` with `reason`, `domain` and `metadata`, or `google.rpc.BadRequest` with `fieldViolations`. */
        ErrorDetail: {
            /** @description Name of the message, such as `type.googleapis.com/google.rpc.ErrorInfo`. */
            "@type": string;
        } & {
            [key: string]: unknown;
        };
        /** @description Describes an error. Decide by `status`; where one status has several causes that need different handling, compare `message`, which is a fixed text. */
        Error: {
            /**
             * Format: int32
             * @description The HTTP status.
             */
            code: number;
            /** @description Describes the error in English, for developers. The texts are stable; the examples list them. */
            message: string;
            /**
             * @description The canonical name of the error.
             *
             *     - `INVALID_ARGUMENT` (400): the request is invalid, and repeating it will fail again; also missing permission on an
             *       album
             *     - `FAILED_PRECONDITION` (400): the request is valid, but not in the current state
             *     - `UNAUTHENTICATED` (401): no token, or an expired or revoked one: get a new one
             *     - `PERMISSION_DENIED` (403): the token is valid but lacks the scope, or the user is not allowed
             *     - `NOT_FOUND` (404): does not exist, or is not visible to this caller
             *     - `ABORTED` (409): another write was in progress: try again, one after the other
             *     - `ALREADY_EXISTS` (409): it exists already
             *     - `RESOURCE_EXHAUSTED` (429): a quota is exceeded: wait at least 30 seconds, or until the next day
             *     - `INTERNAL` (500): the server failed: try again later
             *     - `UNIMPLEMENTED` (501): the server does not support this
             *     - `UNAVAILABLE` (503): the server is overloaded or restarting: try again later
             *     - `DEADLINE_EXCEEDED` (504): it took too long; it may have taken effect nevertheless
             * @enum {string}
             */
            status: "INVALID_ARGUMENT" | "FAILED_PRECONDITION" | "UNAUTHENTICATED" | "PERMISSION_DENIED" | "NOT_FOUND" | "ABORTED" | "ALREADY_EXISTS" | "RESOURCE_EXHAUSTED" | "INTERNAL" | "UNIMPLEMENTED" | "UNAVAILABLE" | "DEADLINE_EXCEEDED";
            /** @description More about the error for programs, such as the invalid field or the exceeded quota. Often absent. */
            details?: components["schemas"]["ErrorDetail"][];
            /** @description The same error in the form of older Google APIs. Present only in the first error format (`$.xgafv=1`). */
            errors?: {
                /** @description The text of the error. */
                message: string;
                /** @description Always `global` here. */
                domain: string;
                /** @description A short name such as `badRequest`, `authError`, `forbidden`, `rateLimitExceeded` or `backendError`. */
                reason: string;
            }[];
        };
        /** @description The body of every error response, except those of `uploads.create`, which returns an `UploadError`. */
        ErrorResponse: {
            /** @description The error. */
            error: components["schemas"]["Error"];
        };
        /** @description An album in a request. Output-only fields are ignored, so that an album of a response can be sent back; unknown fields are an error. */
        AlbumInput: {
            /** @description Identifies the album permanently: store it as long as you like. It is opaque. The same album has the same id in `albums.list` and in `sharedAlbums.list`. */
            readonly id?: string;
            /** @description The name that people see, at most 500 characters. Stored exactly as sent, including spaces at either end and slashes; two albums may have the same title. Absent if the album has none. */
            title?: string | undefined;
            /** @description A web page that shows the album to its owner or members. It is a page for people, not a source of media bytes. Google asks visitors to sign in; a Tintype server does not, so there the link itself grants access: show it only to the user. */
            readonly productUrl?: string;
            /** @description True if the caller may add media to this album: both the token's scopes and the album allow it. Absent means false. (The spelling is Google's.) */
            readonly isWriteable?: boolean;
            /** @description How the album is shared. Present only if the album is shared, this app created it, and the token has the `photoslibrary.sharing` scope. */
            readonly shareInfo?: {
                /** @description Permissions of members. An empty object if they may only view. */
                readonly sharedAlbumOptions?: components["schemas"]["SharedAlbumOptions"];
                /** @description A link that lets anyone view the album, without an account. Present only while link sharing is on; the owner can turn it off in the product, after which the link no longer works. */
                readonly shareableUrl?: string;
                /** @description A secret that identifies the shared album. Other users of the same app need it for `sharedAlbums.get`, `sharedAlbums.join` and `sharedAlbums.leave`; passing it on is up to the app. It becomes invalid when the album is unshared. */
                readonly shareToken?: string;
                /** @description True if the caller has joined the album. Always true for the owner. Absent means false. */
                readonly isJoined?: boolean;
                /** @description True if the caller owns the album. Absent means false. */
                readonly isOwned?: boolean;
                /** @description True if other users may join with the share token. Absent means false. */
                readonly isJoinable?: boolean;
            };
            /**
             * Format: int64
             * @description Number of media items in the album, as a decimal string. Enrichments are not counted, nor, for a token that reads only app-created data, are items of other apps. Absent if the album is empty.
             */
            readonly mediaItemsCount?: string;
            /** @description Base URL of the cover picture: append a size such as `=w512-h512-c` before use, and renew it after 60 minutes by reading the album again. An empty album has one too, for a stock picture. */
            readonly coverPhotoBaseUrl?: string;
            /** @description Id of the media item that serves as cover. Set it with `albums.patch`, to an item that is in the album and belongs to the album's owner. For a token that reads only app-created data, the cover is never an item of another app. Absent if the album is empty. */
            coverPhotoMediaItemId?: string | undefined;
        };
        /** @description The album to create. */
        CreateAlbumRequest: {
            /** @description The album to create. Only `title` is used; output-only fields are ignored, unknown fields are an error. */
            album: components["schemas"]["AlbumInput"];
        };
        /** @description A text between the pictures of an album. */
        TextEnrichment: {
            /** @description The text to show, at most 1000 characters. (Google documents no limit; this one is Tintype's.) */
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
            /** @description The displayed name, at most 1000 characters. (Google documents no limit; this one is Tintype's.) */
            locationName?: string | undefined;
            /** @description The coordinates. */
            latlng?: components["schemas"]["LatLng"] | undefined;
        };
        /** @description A location between the pictures of an album. */
        LocationEnrichment: {
            /** @description The location to show. */
            location?: components["schemas"]["Location"] | undefined;
        };
        /** @description A map between the pictures of an album, with a route from one place to another. */
        MapEnrichment: {
            /** @description Where the route begins. */
            origin?: components["schemas"]["Location"] | undefined;
            /** @description Where the route ends. */
            destination?: components["schemas"]["Location"] | undefined;
        };
        /** @description An enrichment to add to an album: exactly one of a text, a location, or a map with a route. Once added, it cannot be read, changed, moved or removed through the API. */
        NewEnrichmentItem: {
            /** @description A paragraph of text. */
            textEnrichment?: components["schemas"]["TextEnrichment"] | undefined;
            /** @description A single location. */
            locationEnrichment?: components["schemas"]["LocationEnrichment"] | undefined;
            /** @description A map with a route between two locations. */
            mapEnrichment?: components["schemas"]["MapEnrichment"] | undefined;
        };
        /** @description A position in an album, for new items and enrichments only. Existing contents cannot be moved. */
        AlbumPosition: {
            /**
             * @description The kind of position.
             *
             *     - `POSITION_TYPE_UNSPECIFIED`: the default; the end of the album for `mediaItems.batchCreate`, an error for
             *       `albums.addEnrichment`
             *     - `FIRST_IN_ALBUM`: the beginning
             *     - `LAST_IN_ALBUM`: the end
             *     - `AFTER_MEDIA_ITEM`: right after the item in `relativeMediaItemId`, which is then required
             *     - `AFTER_ENRICHMENT_ITEM`: right after the enrichment in `relativeEnrichmentItemId`, which is then required
             * @default POSITION_TYPE_UNSPECIFIED
             * @enum {string}
             */
            position?: "POSITION_TYPE_UNSPECIFIED" | "FIRST_IN_ALBUM" | "LAST_IN_ALBUM" | "AFTER_MEDIA_ITEM" | "AFTER_ENRICHMENT_ITEM" | undefined;
            /** @description Id of a media item in this album. Only with `AFTER_MEDIA_ITEM`; mutually exclusive with `relativeEnrichmentItemId`. */
            relativeMediaItemId?: string | undefined;
            /** @description Id of an enrichment in this album, as returned by `albums.addEnrichment`. Only with `AFTER_ENRICHMENT_ITEM`; mutually exclusive with `relativeMediaItemId`. */
            relativeEnrichmentItemId?: string | undefined;
        };
        /** @description An enrichment and its position in the album. */
        AddEnrichmentToAlbumRequest: {
            /** @description The enrichment to add. */
            newEnrichmentItem: components["schemas"]["NewEnrichmentItem"];
            /** @description Where to insert it. Required; there is no default here. */
            albumPosition: components["schemas"]["AlbumPosition"];
        };
        /** @description An enrichment that was added to an album. Only its id is returned. */
        EnrichmentItem: {
            /** @description Identifies the enrichment. Its only use is `AlbumPosition.relativeEnrichmentItemId`; store it, because no method lists enrichments. */
            readonly id: string;
        };
        /** @description The enrichment that was added. */
        AddEnrichmentToAlbumResponse: {
            /** @description The new enrichment, identified by its id. */
            readonly enrichmentItem: components["schemas"]["EnrichmentItem"];
        };
        /** @description The media items to add to the album. */
        BatchAddMediaItemsToAlbumRequest: {
            /** @description Ids of 1 to 50 media items, without duplicates. They are added to the end of the album in this order. An item that is already in the album stays where it is. */
            mediaItemIds: string[];
        };
        /** @description Empty: all items are in the album. */
        BatchAddMediaItemsToAlbumResponse: Record<string, never>;
        /** @description The media items to remove from the album. */
        BatchRemoveMediaItemsFromAlbumRequest: {
            /** @description Ids of 1 to 50 media items, without duplicates. */
            mediaItemIds: string[];
        };
        /** @description Empty: the items are no longer in the album. They are still in the library. */
        BatchRemoveMediaItemsFromAlbumResponse: Record<string, never>;
        /** @description How to share the album. */
        ShareAlbumRequest: {
            /** @description Permissions of members. If absent, they may only view. Unknown options are an error. */
            sharedAlbumOptions?: components["schemas"]["SharedAlbumOptions"] | undefined;
        };
        /** @description How the album is now shared. */
        ShareAlbumResponse: {
            /** @description The link, the share token and the options, as the owner sees them. */
            readonly shareInfo: components["schemas"]["ShareInfo"];
        };
        /** @description An empty object. The body may also be omitted. */
        UnshareAlbumRequest: Record<string, never>;
        /** @description Empty: the album is private again. */
        UnshareAlbumResponse: Record<string, never>;
        /** @description How a photo was taken, according to its file. Any field may be absent, and a screenshot has none of them. */
        Photo: {
            /** @description Camera manufacturer, for example `FUJIFILM`. */
            readonly cameraMake?: string;
            /** @description Camera model, for example `X-T30`. */
            readonly cameraModel?: string;
            /**
             * Format: float
             * @description Focal length of the lens in millimeters, not converted to 35 mm film.
             */
            readonly focalLength?: number;
            /**
             * Format: float
             * @description Aperture as an f-number, for example `8` for f/8.
             */
            readonly apertureFNumber?: number;
            /**
             * Format: int32
             * @description ISO speed.
             */
            readonly isoEquivalent?: number;
            /**
             * Format: google-duration
             * @description Exposure time: decimal seconds followed by `s`, so 1/250 of a second is `0.004s`.
             */
            readonly exposureTime?: string;
        };
        /** @description Facts about a video. */
        Video: {
            /** @description Camera manufacturer, for example `Google`. */
            readonly cameraMake?: string;
            /** @description Camera model, for example `Pixel 4a`. */
            readonly cameraModel?: string;
            /**
             * Format: double
             * @description Frames per second. May be absent while the video is being processed.
             */
            readonly fps?: number;
            /**
             * @description Processing state of the video after its upload.
             *
             *     - `UNSPECIFIED`: unknown; the default, so it is left out of responses
             *     - `PROCESSING`: being processed; the item exists, but its bytes cannot be fetched yet
             *     - `READY`: can be fetched with `baseUrl` and `=dv`
             *     - `FAILED`: could not be processed and will not become ready
             * @enum {string}
             */
            readonly status?: "UNSPECIFIED" | "PROCESSING" | "READY" | "FAILED";
        };
        /** @description Facts about a media item. Any field may be absent: screenshots have no camera, and a video that is still being processed may have no size yet. At most one of `photo` and `video` is present; its presence, even as an empty object, tells photos from videos. */
        MediaMetadata: {
            /**
             * Format: date-time
             * @description When the picture was taken, in UTC, usually without fractions of a second. For an item without a capture time this is the time of upload; such an item matches no date filter.
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
            /** @description Present if the item is a photo; an empty object if nothing is known about the camera. */
            readonly photo?: components["schemas"]["Photo"];
            /** @description Present if the item is a video. */
            readonly video?: components["schemas"]["Video"];
        };
        /** @description The user who added a media item to a shared album. For when it is present, see `MediaItem.contributorInfo`. */
        ContributorInfo: {
            /** @description A base URL of the contributor's profile picture, with the same rules as `MediaItem.baseUrl`. */
            readonly profilePictureBaseUrl?: string;
            /** @description The name shown for the contributor in the album. */
            readonly displayName?: string;
        };
        /** @description A photo or video in the user's library. `mediaMetadata` says which: it has either `photo` or `video`. Fetch the bytes through `baseUrl`, not through this API. */
        MediaItem: {
            /** @description Identifies the media item permanently: store this, not the base URL. Opaque. If the same user uploads identical bytes again, the id stays the same. */
            readonly id: string;
            /** @description The caption that people see below the item, at most 999 characters. Meant for text written by people, not for file names or tags. Absent if empty. */
            description?: string;
            /** @description A web page that shows the item to its owner. Not a source of media bytes. Google asks visitors to sign in; a Tintype server does not, so there the link itself grants access: show it only to the user. */
            readonly productUrl: string;
            /**
             * @description The address of the bytes, valid for 60 minutes. Never use it bare: append what you need.
             *
             *     - `=w2048-h1024`: scaled to fit the box, aspect ratio kept, never enlarged (at most 16,383 pixels per side; either
             *       side may be omitted)
             *     - `=w256-h256-c`: cropped to exactly this size
             *     - `=d`: the photo to download, with its metadata but without its location
             *     - `=dv`: the video, once `mediaMetadata.video.status` is `READY`
             *     - `=w1280-h720-no`: a video thumbnail without the play button
             *
             *     If it returns 403, it has expired: read the item again to get a new one.
             */
            readonly baseUrl?: string;
            /** @description Media type of the stored bytes, for example `image/jpeg` or `video/mp4`. Determined from the content, so it can differ from the extension of `filename`. */
            readonly mimeType: string;
            /** @description Metadata of the picture itself, such as its capture time and size. */
            readonly mediaMetadata: components["schemas"]["MediaMetadata"];
            /** @description The user who added the item to a shared album. Present only in results of `mediaItems.search` with the `albumId` of a shared album that this app created, and only for tokens with the `photoslibrary.sharing` scope. */
            readonly contributorInfo?: components["schemas"]["ContributorInfo"];
            /** @description File name with extension. It may contain any character, including slashes: sanitize it before you write to a disk. Absent only in the result of `mediaItems.batchCreate` for bytes that another app uploaded before. (In requests the field is spelled `fileName`.) */
            readonly filename?: string;
        };
        /** @description A page of the library. Any page may be short or empty; only the absence of `nextPageToken` marks the end. */
        ListMediaItemsResponse: {
            /** @description Media items of this page, newest first. Absent if the page is empty. */
            readonly mediaItems?: components["schemas"]["MediaItem"][];
            /** @description Pass this as `pageToken`, with all other parameters unchanged, to get the next page. Its absence is the only sign of the end. */
            readonly nextPageToken?: string;
        };
        /** @description A media item in a request. Output-only fields are ignored, so that an item of a response can be sent back; unknown fields are an error. */
        MediaItemInput: {
            /** @description Identifies the media item permanently: store this, not the base URL. Opaque. If the same user uploads identical bytes again, the id stays the same. */
            readonly id?: string;
            /** @description The caption that people see below the item, at most 999 characters. Meant for text written by people, not for file names or tags. Absent if empty. */
            description?: string | undefined;
            /** @description A web page that shows the item to its owner. Not a source of media bytes. Google asks visitors to sign in; a Tintype server does not, so there the link itself grants access: show it only to the user. */
            readonly productUrl?: string;
            /**
             * @description The address of the bytes, valid for 60 minutes. Never use it bare: append what you need.
             *
             *     - `=w2048-h1024`: scaled to fit the box, aspect ratio kept, never enlarged (at most 16,383 pixels per side; either
             *       side may be omitted)
             *     - `=w256-h256-c`: cropped to exactly this size
             *     - `=d`: the photo to download, with its metadata but without its location
             *     - `=dv`: the video, once `mediaMetadata.video.status` is `READY`
             *     - `=w1280-h720-no`: a video thumbnail without the play button
             *
             *     If it returns 403, it has expired: read the item again to get a new one.
             */
            readonly baseUrl?: string;
            /** @description Media type of the stored bytes, for example `image/jpeg` or `video/mp4`. Determined from the content, so it can differ from the extension of `filename`. */
            readonly mimeType?: string;
            /** @description Metadata of the picture itself, such as its capture time and size. */
            readonly mediaMetadata?: components["schemas"]["MediaMetadata"];
            /** @description The user who added the item to a shared album. Present only in results of `mediaItems.search` with the `albumId` of a shared album that this app created, and only for tokens with the `photoslibrary.sharing` scope. */
            readonly contributorInfo?: components["schemas"]["ContributorInfo"];
            /** @description File name with extension. It may contain any character, including slashes: sanitize it before you write to a disk. Absent only in the result of `mediaItems.batchCreate` for bytes that another app uploaded before. (In requests the field is spelled `fileName`.) */
            readonly filename?: string;
        };
        /** @description Uploaded bytes and their file name. */
        SimpleMediaItem: {
            /** @description The token that `uploads.create` returned. Valid for one day, for the same user and the same app. Trim white space off it if your HTTP client does not. */
            uploadToken?: string | undefined;
            /** @description File name with extension, at most 255 characters. It overrides the name given with the upload; without either, the server chooses one. */
            fileName?: string | undefined;
        };
        /** @description A media item to create from uploaded bytes. */
        NewMediaItem: {
            /** @description The caption of the new item, at most 999 characters. Omit it, or send an empty string, for none. Ignored if the same bytes are already in the library: the first caption stays. */
            description?: string | undefined;
            /** @description The uploaded bytes. Required: there is no other way to create a media item. */
            simpleMediaItem: components["schemas"]["SimpleMediaItem"];
        };
        /** @description Upload tokens to turn into media items, and the album to add them to, if any. */
        BatchCreateMediaItemsRequest: {
            /** @description Id of an album to add the new items to. Leave it out to add them only to the library. This app must have created the album. */
            albumId?: string | undefined;
            /** @description 1 to 50 items. The response has one result for each, in this order. */
            newMediaItems: components["schemas"]["NewMediaItem"][];
            /** @description Where in the album to insert the items; they stay together and in order. Defaults to the end. Only with `albumId`. Members of someone else's shared album cannot use it. */
            albumPosition?: components["schemas"]["AlbumPosition"] | undefined;
        };
        /** @description A `google.rpc.Status`: the outcome for one item of a batch, independent of the HTTP status of the whole call. */
        Status: {
            /**
             * Format: int32
             * @description A canonical code (`google.rpc.Code`): `3` invalid argument, `5` not found, `6` already exists, `13` internal. 0 means success and is left out.
             */
            readonly code?: number;
            /** @description Describes the outcome in English, for developers. `Success` if nothing went wrong. */
            readonly message?: string;
            /** @description More about the error for programs. Usually absent. */
            readonly details?: components["schemas"]["ErrorDetail"][];
        };
        /** @description The result for one item of `mediaItems.batchCreate`. The item was created if and only if `mediaItem` is present. */
        NewMediaItemResult: {
            /** @description The upload token of the request, to match results with requested items. */
            readonly uploadToken?: string;
            /** @description `{"message":"Success"}` without a `code` if the item was created, otherwise the reason why not. Present in every result. */
            readonly status: components["schemas"]["Status"];
            /** @description The created item, or the existing one if the bytes are already in the library. Its `baseUrl` and some of its metadata may be absent right after creation. */
            readonly mediaItem?: components["schemas"]["MediaItem"];
        };
        /** @description The result for each item. A batch can succeed in part, so check every result. */
        BatchCreateMediaItemsResponse: {
            /** @description One result for each item of the request, in the same order. */
            readonly newMediaItemResults: components["schemas"]["NewMediaItemResult"][];
        };
        /** @description One result of `mediaItems.batchGet`. It has either `mediaItem` or `status`, never both. */
        MediaItemResult: {
            /** @description Why the item could not be read. Absent if it could. */
            readonly status?: components["schemas"]["Status"];
            /** @description The media item. Absent if it could not be read. */
            readonly mediaItem?: components["schemas"]["MediaItem"];
        };
        /** @description The requested media items. Some may not be readable: check every result. */
        BatchGetMediaItemsResponse: {
            /** @description One result for each id of the request, in the same order. */
            readonly mediaItemResults: components["schemas"]["MediaItemResult"][];
        };
        /**
         * @description A date, possibly partial; zero or absent means "any".
         *
         *     - year, month and day: a single day
         *     - year and month: the whole month
         *     - year: the whole year
         *     - month and day: that day in every year
         *
         *     No other combination is valid: not a month alone, not a year with a day, and not an empty date.
         */
        Date: {
            /**
             * Format: int32
             * @description The year, up to 9999, or 0 for every year.
             */
            year?: number | undefined;
            /**
             * Format: int32
             * @description The month, up to 12, or 0 for the whole year.
             */
            month?: number | undefined;
            /**
             * Format: int32
             * @description The day of the month, up to 31, or 0 for the whole month.
             */
            day?: number | undefined;
        };
        /** @description A span of time, both ends included. Both ends must have the same form: either both a day, both a month or both a year. */
        DateRange: {
            /** @description The first day, month or year of the range. */
            startDate?: components["schemas"]["Date"] | undefined;
            /** @description The last day, month or year of the range, inclusive. */
            endDate?: components["schemas"]["Date"] | undefined;
        };
        /** @description When the picture was taken, according to `mediaMetadata.creationTime`. An item matches if any of the dates or ranges matches. Items without a capture time never match. */
        DateFilter: {
            /** @description Up to 5 dates, each a day, a month, a year, or a day in every year. */
            dates?: components["schemas"]["Date"][] | undefined;
            /** @description Up to 5 ranges of dates. */
            ranges?: components["schemas"]["DateRange"][] | undefined;
        };
        /**
         * @description The subject of a picture. The names are self-explanatory, except for these:
         *
         *     - `NONE`: no category; ignored next to others, and alone it disables the list
         *     - `UTILITY`: pictures taken for a purpose rather than as memories, such as receipts, documents, whiteboards,
         *       screenshots
         *     - `TRAVEL`, `NIGHT`: how or when the picture was taken rather than what it shows
         *     - `HOLIDAYS`: festive days, not vacations
         * @enum {string}
         */
        ContentCategory: "NONE" | "LANDSCAPES" | "RECEIPTS" | "CITYSCAPES" | "LANDMARKS" | "SELFIES" | "PEOPLE" | "PETS" | "WEDDINGS" | "BIRTHDAYS" | "DOCUMENTS" | "TRAVEL" | "ANIMALS" | "FOOD" | "SPORT" | "NIGHT" | "PERFORMANCES" | "WHITEBOARDS" | "SCREENSHOTS" | "UTILITY" | "ARTS" | "CRAFTS" | "FASHION" | "HOUSES" | "GARDENS" | "FLOWERS" | "HOLIDAYS";
        /** @description Subjects of the picture, according to automatic classification. An item matches if it is in at least one of the included categories and in none of the excluded ones. A category must not be in both lists. */
        ContentFilter: {
            /** @description Up to 10 categories; an item must be in at least one. Empty or absent means any. */
            includedContentCategories?: components["schemas"]["ContentCategory"][] | undefined;
            /** @description Up to 10 categories; an item must be in none. */
            excludedContentCategories?: components["schemas"]["ContentCategory"][] | undefined;
        };
        /** @description Photos, videos, or both. */
        MediaTypeFilter: {
            /** @description Exactly one kind. */
            mediaTypes?: ("ALL_MEDIA" | "VIDEO" | "PHOTO")[] | undefined;
        };
        /** @description Marks that the user has set in the library. */
        FeatureFilter: {
            /** @description Up to 10 marks; an item must have at least one. (Google documents no limit; this one is Tintype's.) */
            includedFeatures?: ("NONE" | "FAVORITES")[] | undefined;
        };
        /** @description Which items of the library to return. An item must match every filter; within one filter, one matching value is enough. */
        Filters: {
            /** @description When the picture was taken. */
            dateFilter?: components["schemas"]["DateFilter"] | undefined;
            /** @description Subjects of the picture. */
            contentFilter?: components["schemas"]["ContentFilter"] | undefined;
            /** @description Photos, videos, or both. */
            mediaTypeFilter?: components["schemas"]["MediaTypeFilter"] | undefined;
            /** @description Marks that the user has set. */
            featureFilter?: components["schemas"]["FeatureFilter"] | undefined;
            /**
             * @description True to include archived items.
             * @default false
             */
            includeArchivedMedia?: boolean | undefined;
            /**
             * @description True to return only items that this app created. With `photoslibrary.readonly.appcreateddata` alone, this is always the case.
             * @default false
             */
            excludeNonAppCreatedData?: boolean | undefined;
        };
        /** @description A search: for the contents of an album, or for the items of the library that match the filters, never both. An empty object finds the whole library. */
        SearchMediaItemsRequest: {
            /** @description Id of the album to search; results come in album order. Mutually exclusive with `filters`. Archived items are included. */
            albumId?: string | undefined;
            /**
             * Format: int32
             * @description Maximum number of media items to return, 1 to 100; a larger number counts as 100. A page may hold fewer, which does not mark the end.
             * @default 25
             */
            pageSize?: number | undefined;
            /** @description The `nextPageToken` of the previous page. The rest of the request must be unchanged. Empty or absent for the first page. */
            pageToken?: string | undefined;
            /** @description Which items of the library to return. Mutually exclusive with `albumId`. */
            filters?: components["schemas"]["Filters"] | undefined;
            /**
             * @description Order of the results. Meant for searches with a `dateFilter`, next to which only `includeArchivedMedia` and
             *     `excludeNonAppCreatedData` may be set.
             *
             *     - `MediaMetadata.creation_time`: oldest first
             *     - `MediaMetadata.creation_time desc`: newest first, which is also the default
             *
             *     Of several orders, joined by commas, the first is used.
             * @enum {string}
             */
            orderBy?: "MediaMetadata.creation_time" | "MediaMetadata.creation_time desc" | undefined;
        };
        /** @description A page of results. Any page may be short or empty; only the absence of `nextPageToken` marks the end. */
        SearchMediaItemsResponse: {
            /** @description Media items of this page: in album order if an album was searched, otherwise newest first unless `orderBy` says otherwise. Absent if the page is empty. */
            readonly mediaItems?: components["schemas"]["MediaItem"][];
            /** @description Pass this as `pageToken`, with all other parameters unchanged, to get the next page. Its absence is the only sign of the end. */
            readonly nextPageToken?: string;
        };
        /** @description A page of shared albums. Any page may be short or empty; only the absence of `nextPageToken` marks the end. */
        ListSharedAlbumsResponse: {
            /** @description Shared albums of this page. Absent if the page is empty. */
            readonly sharedAlbums?: components["schemas"]["Album"][];
            /** @description Pass this as `pageToken`, with all other parameters unchanged, to get the next page. Its absence is the only sign of the end. */
            readonly nextPageToken?: string;
        };
        /** @description The shared album to join. */
        JoinSharedAlbumRequest: {
            /** @description The album's share token, as returned by `albums.share` to the owner's app. */
            shareToken: string;
        };
        /** @description The shared album that the user has joined. */
        JoinSharedAlbumResponse: {
            /** @description The album as the new member sees it. */
            readonly album: components["schemas"]["Album"];
        };
        /** @description The shared album to leave. */
        LeaveSharedAlbumRequest: {
            /** @description The share token of an album that the user has joined and does not own. */
            shareToken: string;
        };
        /** @description Empty: the user is no longer a member. */
        LeaveSharedAlbumResponse: Record<string, never>;
        /** @description An error of `uploads.create`. The upload service is older than the rest of the API: its errors are not wrapped in `error`, and they carry a canonical code as a number where others carry a name. */
        UploadError: {
            /**
             * Format: int32
             * @description A canonical code (`google.rpc.Code`), not the HTTP status: `3` invalid argument, `5` not found, `7` permission denied, `8` quota, `9` failed precondition, `10` aborted, `11` out of range, `13` internal, `14` unavailable, `16` unauthenticated.
             */
            code: number;
            /** @description Describes the error in English, for developers. */
            message: string;
            /** @description More about the error for programs: which header is invalid, and why. (Google sends none; a Tintype server does.) */
            details?: components["schemas"]["ErrorDetail"][];
        };
    };
    responses: {
        /** @description The request has no access token, or one that has expired or was revoked. Get a new one and try again. */
        Unauthenticated: {
            headers: {
                "WWW-Authenticate"?: components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The token lacks the scope, the method is no longer available, or the user may not do this. The same request will fail again. */
        PermissionDenied: {
            headers: {
                /**
                 * @description Present if a scope is missing; names the scopes that would be accepted.
                 * @example Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata"
                 */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The project's daily quota is used up, or the user has too many concurrent requests. */
        ResourceExhausted: {
            headers: {
                "Retry-After"?: components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The server failed. Try again later, with increasing delays. */
        Internal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The server is overloaded or restarting. Try again later, with increasing delays. */
        Unavailable: {
            headers: {
                "Retry-After"?: components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Too many concurrent requests of this user, or too many writes per minute: wait and try again. Or the project's daily quota is used up. */
        WriteResourceExhausted: {
            headers: {
                "Retry-After"?: components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The album does not exist, or the caller may not see it. */
        AlbumNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description It does not exist, or the caller may not see it. */
        EntityNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Another write of the same user was in progress. Send writes one after the other, then try again. */
        Aborted: {
            headers: {
                "X-Request-Id"?: components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Too many concurrent writes or requests of this user, or too many writes per minute: wait and try again, one after the other. Or the project's daily quota is used up. */
        ConcurrentWriteResourceExhausted: {
            headers: {
                "Retry-After"?: components["headers"]["Retry-After"];
                "X-Request-Id"?: components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: {
        /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
        access_token: string;
        /**
         * @description Format of the response.
         *
         *     - `json`: JSON, the default and the only format of the methods of this API
         *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
         *     - `proto`: protocol buffers; rejected with 400
         */
        alt: "json" | "media" | "proto";
        /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
        callback: string;
        /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
        fields: string;
        /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
        key: string;
        /** @description The OAuth access token under its older name. See `access_token`. */
        oauth_token: string;
        /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
        prettyPrint: boolean;
        /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
        quotaUser: string;
        /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
        uploadType: string;
        /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
        upload_protocol: string;
        /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
        xgafv: "1" | "2";
        /** @description Maximum number of albums to return, 1 to 50; a larger number counts as 50. A page may hold fewer, which does not mark the end. */
        albumPageSize: number;
        /** @description The `nextPageToken` of the previous page. All other parameters must be unchanged. Empty or absent for the first page. */
        pageToken: string;
        /** @description True to list only albums that this app created. With `photoslibrary.readonly.appcreateddata` alone, this is always the case. */
        excludeNonAppCreatedData: boolean;
        /**
         * @description Id of the album, as returned by `albums.create` or `albums.list`. `sharedAlbums.list` returns it too.
         * @example AOa8vsLldz8aTL9L3gsQ7yN2_rJ1wRVtzFLnh_dw74EJo5HOI3HUAGm2fTfxN9rf
         */
        albumId: string;
        /**
         * @description Fields to change, separated by commas: `title`, `coverPhotoMediaItemId` (also accepted as `cover_photo_media_item_id`). All other fields of the body are ignored.
         * @example title
         */
        albumUpdateMask: string;
        /** @description Maximum number of media items to return, 1 to 100; a larger number counts as 100. A page may hold fewer, which does not mark the end. */
        mediaItemPageSize: number;
        /**
         * @description Id of the media item.
         * @example AGj1isJkh90HjqXMX3mL1yrvnbP4gj1jHWAI68Shr2SZWMdCB7vODVN8sLtKDFMB
         */
        mediaItemId: string;
        /**
         * @description Field to change; only `description` is allowed. All other fields of the body are ignored.
         * @example description
         */
        mediaItemUpdateMask: string;
        /**
         * @description Ids of 1 to 50 media items, without duplicates. The parameter is repeated: `?mediaItemIds=…&mediaItemIds=…`.
         * @example [
         *       "AGj1isJkh90HjqXMX3mL1yrvnbP4gj1jHWAI68Shr2SZWMdCB7vODVN8sLtKDFMB",
         *       "AGj1lRzGP7rFnI_esKglRC1h9L68wnrgwJGD6kzWJ3CBccd1ilVUjIDdfrAGeZmB"
         *     ]
         */
        mediaItemIds: string[];
        /**
         * @description Share token of the album, as returned by `albums.share` to the owner.
         * @example AOVP0rG9q-i-jqWTSJL-wFUM20BJUpt00Esoy2cr4XSZze4KsAh0eXIRY6eMoJ9o
         */
        shareToken: string;
        /**
         * @description The upload protocol that this request starts. Omitted in requests to a session URL.
         *
         *     - `raw`: the body is the whole file
         *     - `resumable`: starts a session, together with the command `start`
         * @example raw
         */
        "X-Goog-Upload-Protocol": "raw" | "resumable";
        /**
         * @description The command of the resumable protocol. Omitted for raw uploads.
         *
         *     - `start`: open a session
         *     - `upload`: the body is a chunk, and more will follow
         *     - `upload, finalize` (also without the space): the body is the last chunk
         *     - `finalize`: no more bytes; finish the upload
         *     - `query`: ask how many bytes have been received
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
         * @description Name of the file in UTF-8. Google no longer documents it, but clients still send it. It is used if `mediaItems.batchCreate` gives no `fileName`. A name of more than 255 characters is shortened before its extension.
         * @example DSCF2041.JPG
         */
        "X-Goog-Upload-File-Name": string;
        /** @description With `start`: size of the whole file in bytes, which Google's Java client sends in addition. */
        "X-Goog-Upload-Header-Content-Length": number;
        /**
         * @description Checksum of the whole file, `sha1=` and the digest in Base64. If the received bytes have a different one, the upload fails.
         * @example sha1=2jmj7l5rSw0yVb/vlWAYkK/YBwk=
         */
        "X-Goog-Hash": string;
        /** @description The session of a resumable upload. Part of the URL in `X-Goog-Upload-URL`; use that URL unchanged. */
        upload_id: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The id of the request in the log of the server: that of the request's own `X-Request-Id` if it has this form, otherwise a new one. Google sends none.
         * @example k3Jx9Q2a-1c
         */
        "X-Request-Id": string;
        /**
         * @description The expected kind of credentials, and what was wrong with those that were sent.
         * @example Bearer realm="https://accounts.google.com/", error="invalid_token"
         */
        "WWW-Authenticate": string;
        /**
         * @description Seconds to wait before the next attempt. Often absent; then wait at least 30 seconds after 429 and at least one second after 503, and double the time with each attempt.
         * @example 30
         */
        "Retry-After": number;
        /**
         * @description Absolute URL of the session. Send all further requests of this upload there.
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
         *     - `active`: accepts more bytes
         *     - `final`: complete; the body is the upload token
         *     - `cancelled`: given up; start over
         * @example active
         */
        "X-Goog-Upload-Status": "active" | "final" | "cancelled";
        /**
         * @description Number of bytes that the server has stored durably. Continue from here.
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
export type AlbumInput = components['schemas']['AlbumInput'];
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
export type MediaItemInput = components['schemas']['MediaItemInput'];
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
export type HeaderXRequestId = components['headers']['X-Request-Id'];
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
                /** @description Maximum number of albums to return, 1 to 50; a larger number counts as 50. A page may hold fewer, which does not mark the end. */
                pageSize?: components["parameters"]["albumPageSize"] | undefined;
                /** @description The `nextPageToken` of the previous page. All other parameters must be unchanged. Empty or absent for the first page. */
                pageToken?: components["parameters"]["pageToken"] | undefined;
                /** @description True to list only albums that this app created. With `photoslibrary.readonly.appcreateddata` alone, this is always the case. */
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
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAlbumsResponse"];
                };
            };
            /** @description A parameter is unknown, has an invalid value, or has changed since the previous page. */
            400: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
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
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Album"];
                };
            };
            /** @description The album is missing, its title is too long, or a field is unknown. */
            400: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as returned by `albums.create` or `albums.list`. `sharedAlbums.list` returns it too.
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
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Album"];
                };
            };
            /** @description Not a valid album id. */
            400: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
                /**
                 * @description Fields to change, separated by commas: `title`, `coverPhotoMediaItemId` (also accepted as `cover_photo_media_item_id`). All other fields of the body are ignored.
                 * @example title
                 */
                updateMask: components["parameters"]["albumUpdateMask"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as returned by `albums.create` or `albums.list`. `sharedAlbums.list` returns it too.
                 * @example AOa8vsLldz8aTL9L3gsQ7yN2_rJ1wRVtzFLnh_dw74EJo5HOI3HUAGm2fTfxN9rf
                 */
                albumId: components["parameters"]["albumId"];
            };
            cookie?: never;
        };
        /** @description The new values. Output-only fields are ignored, unknown fields are an error. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlbumInput"];
            };
        };
        responses: {
            /** @description The album with its new values. */
            200: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Album"];
                };
            };
            /** @description The mask is missing or names another field, a value is invalid, or this app may not change the album. */
            400: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as returned by `albums.create` or `albums.list`. `sharedAlbums.list` returns it too.
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
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddEnrichmentToAlbumResponse"];
                };
            };
            /** @description Not exactly one enrichment, a missing or invalid position, or an album that this app did not create. */
            400: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as returned by `albums.create` or `albums.list`. `sharedAlbums.list` returns it too.
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
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchAddMediaItemsToAlbumResponse"];
                };
            };
            /** @description This app did not create the album or one of the items, or the list is empty, too long or has a duplicate id. Nothing was added. */
            400: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as returned by `albums.create` or `albums.list`. `sharedAlbums.list` returns it too.
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
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchRemoveMediaItemsFromAlbumResponse"];
                };
            };
            /** @description An item is not in the album or was not created by this app, or the list is empty, too long or has a duplicate id. Nothing was removed. */
            400: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as returned by `albums.create` or `albums.list`. `sharedAlbums.list` returns it too.
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
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareAlbumResponse"];
                };
            };
            /** @description This app did not create the album, the user does not own it, or an option is unknown. */
            400: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the album, as returned by `albums.create` or `albums.list`. `sharedAlbums.list` returns it too.
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
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnshareAlbumResponse"];
                };
            };
            /** @description The album is not shared, or this app did not create it. */
            400: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
                /** @description Maximum number of media items to return, 1 to 100; a larger number counts as 100. A page may hold fewer, which does not mark the end. */
                pageSize?: components["parameters"]["mediaItemPageSize"] | undefined;
                /** @description The `nextPageToken` of the previous page. All other parameters must be unchanged. Empty or absent for the first page. */
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
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListMediaItemsResponse"];
                };
            };
            /** @description A parameter is unknown, has an invalid value, or has changed since the previous page. */
            400: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
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
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaItem"];
                };
            };
            /** @description Not a valid media item id. */
            400: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
                /**
                 * @description Field to change; only `description` is allowed. All other fields of the body are ignored.
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
        /** @description The new value. Output-only fields are ignored, unknown fields are an error. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["MediaItemInput"];
            };
        };
        responses: {
            /** @description The media item with its new description. */
            200: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaItem"];
                };
            };
            /** @description The mask is missing or names another field, the description is too long, or this app may not change the item. */
            400: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
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
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchCreateMediaItemsResponse"];
                };
            };
            /** @description Like 200, with results of both kinds. Google returns 200 for these too. */
            207: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchCreateMediaItemsResponse"];
                };
            };
            /** @description The request as a whole is invalid. Nothing was created. */
            400: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
                /**
                 * @description Ids of 1 to 50 media items, without duplicates. The parameter is repeated: `?mediaItemIds=…&mediaItemIds=…`.
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
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchGetMediaItemsResponse"];
                };
            };
            /** @description The list is empty, too long or has a duplicate id. */
            400: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
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
            /** @description A page of results. */
            200: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchMediaItemsResponse"];
                };
            };
            /** @description Filters together with an album, an invalid filter, or a page token of another search. */
            400: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
                /** @description Maximum number of albums to return, 1 to 50; a larger number counts as 50. A page may hold fewer, which does not mark the end. */
                pageSize?: components["parameters"]["albumPageSize"] | undefined;
                /** @description The `nextPageToken` of the previous page. All other parameters must be unchanged. Empty or absent for the first page. */
                pageToken?: components["parameters"]["pageToken"] | undefined;
                /** @description True to list only albums that this app created. With `photoslibrary.readonly.appcreateddata` alone, this is always the case. */
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
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSharedAlbumsResponse"];
                };
            };
            /** @description A parameter is unknown, has an invalid value, or has changed since the previous page. */
            400: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
            };
            header?: never;
            path: {
                /**
                 * @description Share token of the album, as returned by `albums.share` to the owner.
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
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Album"];
                };
            };
            /** @description Not a valid share token. */
            400: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
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
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoinSharedAlbumResponse"];
                };
            };
            /** @description The share token is missing, or the album cannot be joined. */
            400: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
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
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaveSharedAlbumResponse"];
                };
            };
            /** @description The share token is missing, or the user is not a member, or is the owner. */
            400: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
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
                /** @description The OAuth access token, for clients that cannot set the `Authorization` header. Avoid it: URLs end up in logs. */
                access_token?: components["parameters"]["access_token"] | undefined;
                /**
                 * @description Format of the response.
                 *
                 *     - `json`: JSON, the default and the only format of the methods of this API
                 *     - `media`: bytes, for downloads; rejected with 400, since no method supports it
                 *     - `proto`: protocol buffers; rejected with 400
                 */
                alt?: components["parameters"]["alt"] | undefined;
                /** @description Name of a JavaScript function to wrap the response in (JSONP). It may be ignored: web pages can read the JSON directly. */
                callback?: components["parameters"]["callback"] | undefined;
                /** @description Fields to include in the response: separated by commas, `a/b` or `a(b,c)` for nested fields, `*` for all. For example `albums(id,title),nextPageToken`; without `nextPageToken` you cannot get the next page. Required fields are left out too, unless selected. A field that the response cannot have is rejected with 400. Errors and uploads are always returned in full. The header `X-Goog-FieldMask` does the same. */
                fields?: components["parameters"]["fields"] | undefined;
                /** @description An API key. It identifies the project that is charged for the call, and never replaces the user's consent: an access token is still required. */
                key?: components["parameters"]["key"] | undefined;
                /** @description The OAuth access token under its older name. See `access_token`. */
                oauth_token?: components["parameters"]["oauth_token"] | undefined;
                /** @description False to get the response without indentation and line breaks. Otherwise it is indented by two spaces per level and ends with a line break, errors included. */
                prettyPrint?: components["parameters"]["prettyPrint"] | undefined;
                /** @description Any string of at most 40 characters that identifies one of your users, for quotas per user in server-side applications. */
                quotaUser?: components["parameters"]["quotaUser"] | undefined;
                /** @description Selects the older upload protocol of Google APIs (`media`, `multipart`). This API does not use it; `uploads.create` uses headers. */
                uploadType?: components["parameters"]["uploadType"] | undefined;
                /** @description Upload protocol (`raw`, `multipart`). Session URLs of resumable uploads contain `resumable` here; use them unchanged. */
                upload_protocol?: components["parameters"]["upload_protocol"] | undefined;
                /** @description Format of errors: with `1` they also contain the older `errors` list, with `2` they do not. If absent, the server chooses, and leaves the list out. */
                "$.xgafv"?: components["parameters"]["xgafv"] | undefined;
                /** @description The session of a resumable upload. Part of the URL in `X-Goog-Upload-URL`; use that URL unchanged. */
                upload_id?: components["parameters"]["upload_id"] | undefined;
            };
            header?: {
                /**
                 * @description The upload protocol that this request starts. Omitted in requests to a session URL.
                 *
                 *     - `raw`: the body is the whole file
                 *     - `resumable`: starts a session, together with the command `start`
                 * @example raw
                 */
                "X-Goog-Upload-Protocol"?: components["parameters"]["X-Goog-Upload-Protocol"] | undefined;
                /**
                 * @description The command of the resumable protocol. Omitted for raw uploads.
                 *
                 *     - `start`: open a session
                 *     - `upload`: the body is a chunk, and more will follow
                 *     - `upload, finalize` (also without the space): the body is the last chunk
                 *     - `finalize`: no more bytes; finish the upload
                 *     - `query`: ask how many bytes have been received
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
                 * @description Name of the file in UTF-8. Google no longer documents it, but clients still send it. It is used if `mediaItems.batchCreate` gives no `fileName`. A name of more than 255 characters is shortened before its extension.
                 * @example DSCF2041.JPG
                 */
                "X-Goog-Upload-File-Name"?: components["parameters"]["X-Goog-Upload-File-Name"] | undefined;
                /** @description With `start`: size of the whole file in bytes, which Google's Java client sends in addition. */
                "X-Goog-Upload-Header-Content-Length"?: components["parameters"]["X-Goog-Upload-Header-Content-Length"] | undefined;
                /**
                 * @description Checksum of the whole file, `sha1=` and the digest in Base64. If the received bytes have a different one, the upload fails.
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
            /** @description The upload token if the upload is complete; otherwise an empty body, and the headers describe the session. */
            200: {
                headers: {
                    "X-Goog-Upload-URL"?: components["headers"]["X-Goog-Upload-URL"];
                    "X-Goog-Upload-Chunk-Granularity"?: components["headers"]["X-Goog-Upload-Chunk-Granularity"];
                    "X-Goog-Upload-Status"?: components["headers"]["X-Goog-Upload-Status"];
                    "X-Goog-Upload-Size-Received"?: components["headers"]["X-Goog-Upload-Size-Received"];
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Invalid headers, an empty body, a checksum or offset that does not match, or not enough storage left. */
            400: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadError"];
                };
            };
            /** @description The token is missing, expired or lacks the scope. */
            401: {
                headers: {
                    "WWW-Authenticate"?: components["headers"]["WWW-Authenticate"];
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadError"];
                };
            };
            /** @description The user may not upload. */
            403: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadError"];
                };
            };
            /** @description No such session: it has expired or never existed. Start over. */
            404: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadError"];
                };
            };
            /** @description Another request has taken over the session. Query it and continue. */
            409: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadError"];
                };
            };
            /** @description The session is complete or canceled and accepts no more bytes. Start over. */
            412: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadError"];
                };
            };
            /** @description The file is larger than a photo or video may be. */
            413: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadError"];
                };
            };
            /** @description Too many uploads, open sessions or concurrent requests: wait at least 30 seconds and try again. */
            429: {
                headers: {
                    "Retry-After"?: components["headers"]["Retry-After"];
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadError"];
                };
            };
            /** @description The server failed. Query the session and continue, or start over. */
            500: {
                headers: {
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadError"];
                };
            };
            /** @description The server is overloaded or restarting. Wait, query the session and continue. */
            503: {
                headers: {
                    "Retry-After"?: components["headers"]["Retry-After"];
                    "X-Request-Id"?: components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadError"];
                };
            };
        };
    };
}
