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

type AnyId = UserId | ClientId | MediaId | AlbumId | EnrichmentId | UploadTokenId | UploadSessionId

/** Marks a number as an id. Only for ids from outside of the catalog, such as those in tokens. */
export function idOf<Kind extends AnyId>(number: number): Kind {
  return number as Kind
}
