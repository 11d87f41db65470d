/** Pairs of a secret and the text that is shown instead. */
export type Replacements = readonly (readonly [secret: string, shown: string])[]

interface ErrorFields {
  message?: unknown
  stack?: unknown
  code?: unknown
  cause?: ErrorFields
}

/**
 * Returns the error itself if it holds no secret, otherwise a copy without them. Bun keeps the URL of a request as a
 * property of its errors, other runtimes have quoted it, and a custom fetch may do either with the headers.
 */
export function redactError(error: unknown, replacements: Replacements, depth = 4): unknown {
  const { message, stack, code, cause } = Object(error) as ErrorFields
  const text = String(message ?? error)
  const clean = replacements.reduce((result, [secret, shown]) => result.replaceAll(secret, shown), text)
  const inner = depth > 0 ? cause && redactError(cause, replacements, depth - 1) : undefined
  let content = text + stack
  try {
    content += JSON.stringify(error)
  } catch {
    // An error that cannot be searched counts as secret.
    content += replacements[0]
  }
  const isSafe = inner === cause && !replacements.some(([secret]) => content.includes(secret))
  // Retries need the code: it says whether the request was sent.
  return isSafe ? error : Object.assign(new Error(clean, { cause: inner }), { code })
}
