/**
 * The database or the store cannot be reached, times out or rejects the request. The work may have happened or not;
 * nothing was acknowledged, and the client should retry later. The API responds with UNAVAILABLE.
 */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError'
}
