import { abortable } from './abortable.ts'
import type { RequestInput } from './call.ts'
import type { Fetch } from './options.ts'

/** Sends a request with the global fetch, which obeys the signal, or with a custom one, which may not. */
export function send({ url, init }: RequestInput, fetch: Fetch | undefined): Promise<Response> {
  // Faster than a Request.
  if (!fetch) return globalThis.fetch(url, init)
  return abortable(sendWith(fetch, url, init), init.signal)
}

/** A fetch that declares two parameters expects a URL. Others get a request that converts to its URL. */
async function sendWith(fetch: Fetch, url: string, init: RequestInit): Promise<Response> {
  const input = fetch.length > 1 ? url : Object.assign(new Request(url, init), { toString: () => url })
  return (await fetch(input as never, init)) as Response
}
