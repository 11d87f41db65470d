import type { Hooks } from './hooks.ts'

/**
 * Hooks that write a line for each request, response and retry. No line contains a token, a key or a signed URL.
 *
 *     createPhotosClient({ auth, ...logging(console.debug) })
 */
export function logging(write: (line: string) => void): Required<Hooks> {
  return {
    onRequest: ({ id, operation, attempt, method, url }) =>
      write(`${id} ${operation} ${method} ${url}${attempt > 1 ? ` (attempt ${attempt})` : ''}`),
    onResponse: ({ id, operation, code, milliseconds }) =>
      write(`${id} ${operation} ${code} in ${Math.round(milliseconds)} ms`),
    onRetry: ({ id, operation, code, delay }) =>
      write(`${id} ${operation} ${code || 'no response'}, retrying in ${Math.round(delay)} ms`),
  }
}
