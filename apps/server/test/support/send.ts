export interface TestAnswer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests read responses of any shape.
  body: any
}

/** Sends a plain request. Objects are sent as JSON; the response is parsed by its type. */
export async function send(
  url: string,
  options: { token?: string; method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<TestAnswer> {
  const { token, body, method = body === undefined ? 'GET' : 'POST', headers = {} } = options
  const raw = typeof body === 'string' || body instanceof Uint8Array || body === undefined
  const response = await fetch(url, {
    method,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
    ...(body !== undefined && {
      body: raw ? (body as string | Uint8Array<ArrayBuffer>) : JSON.stringify(body),
    }),
  })
  const json = response.headers.get('content-type')?.startsWith('application/json')
  return {
    status: response.status,
    headers: response.headers,
    body: json ? await response.json() : await response.text(),
  }
}
