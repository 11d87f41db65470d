/**
 * The method that a request means: `X-HTTP-Method-Override` on a POST names it (facts 1.1). HEAD becomes GET, because
 * the client sent a POST and waits for the body of the response.
 */
export function effectiveMethod(method: string, override: unknown): string {
  if (typeof override !== 'string' || method !== 'POST') return method
  const named = override.trim().toUpperCase()
  return named === 'HEAD' ? 'GET' : named
}

const FORM = /^application\/x-www-form-urlencoded\b/i

/**
 * Whether a body is a form, whose fields count as the query. JSON is JSON under this type too, because it is the type
 * that curl sends by default. A form cannot begin with a brace.
 */
export function isForm(contentType: string | undefined, body: string): boolean {
  return contentType !== undefined && FORM.test(contentType) && !body.trimStart().startsWith('{')
}
