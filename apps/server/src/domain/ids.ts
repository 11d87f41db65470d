declare const of: unique symbol

/** A row's number, marked with its table: an id of one kind is not accepted where another is expected. */
type Id<Kind extends string> = number & { readonly [of]: Kind }

export type UserId = Id<'user'>
/** A client is an app: what Google calls a project. */
export type ClientId = Id<'client'>
export type MediaId = Id<'media'>
export type AlbumId = Id<'album'>
export type EnrichmentId = Id<'enrichment'>
export type UploadTokenId = Id<'uploadToken'>
export type UploadSessionId = Id<'uploadSession'>
