import type { Hooks } from './hooks.ts'

/** How much a log has: `error` failed calls, `warn` also retries, `info` also responses, `debug` also requests. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** A logger such as `console`. */
export type Logger = { readonly [Level in LogLevel]: (line: string) => void }

/**
 * Hooks that write a line for each request, response, retry and failed call. No line contains a token, a key or a signed
 * URL.
 *
 *     createPhotosClient({ auth, ...logging(console, 'warn') })
 *
 * @param target a function that gets all lines, or a logger with a method for each level
 */
export function logging(
  target: ((line: string) => void) | Logger,
  level: LogLevel = 'debug',
): Required<Hooks> {
  const levels = ['debug', 'info', 'warn', 'error'] as const
  const write = (lineLevel: LogLevel, line: string) => {
    if (levels.indexOf(lineLevel) < levels.indexOf(level)) return
    if (typeof target === 'function') target(line)
    else target[lineLevel](line)
  }
  return {
    onRequest: ({ id, operation, attempt, method, url }) =>
      write('debug', `${id} ${operation} ${method} ${url}${attempt > 1 ? ` (attempt ${attempt})` : ''}`),
    onResponse: ({ id, operation, code, milliseconds, serverRequestId }) => {
      const known = serverRequestId && serverRequestId !== id ? `, request id ${serverRequestId}` : ''
      write('info', `${id} ${operation} ${code} in ${Math.round(milliseconds)} ms${known}`)
    },
    onRetry: ({ id, operation, code, delay }) =>
      write('warn', `${id} ${operation} ${code || 'no response'}, retrying in ${Math.round(delay)} ms`),
    onError: ({ requestId, operation, attempts, message }) =>
      write('error', `${requestId} ${operation} failed (attempts: ${attempts}): ${message}`),
  }
}
