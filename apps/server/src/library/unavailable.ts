/**
 * A part that the server needs, its database or its store, cannot be reached or has no time: nothing was changed that
 * was acknowledged, and to ask again later is right. The API calls it UNAVAILABLE.
 */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError'
}
