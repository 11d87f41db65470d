/**
 * A part that the server needs, its database or its store, cannot be reached, does not answer or refuses: what it was
 * asked for may have happened or not, nothing of it was acknowledged, and to ask again later is right. The API calls it
 * UNAVAILABLE.
 */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError'
}
