/** Pairs of a text and what is shown in its place. */
export type Secrets = readonly (readonly [secret: string, shown: string])[]

interface Told {
  message?: unknown
  stack?: unknown
  code?: unknown
  cause?: Told
}

/**
 * An error without secrets; the same error if it has none. Bun keeps the address of a request as a property of its
 * errors, others have quoted it, and a custom fetch may do either with the headers.
 */
export function withoutSecrets(error: unknown, secrets: Secrets, depth = 4): unknown {
  const { message, stack, code, cause } = Object(error) as Told
  const text = String(message ?? error)
  const clean = secrets.reduce((cleaned, [secret, shown]) => cleaned.replaceAll(secret, shown), text)
  const inner = depth > 0 ? cause && withoutSecrets(cause, secrets, depth - 1) : undefined
  let told = text + stack
  try {
    told += JSON.stringify(error)
  } catch {
    // What cannot be searched is not passed on.
    told += secrets[0]
  }
  const isSafe = inner === cause && !secrets.some(([secret]) => told.includes(secret))
  // The code says whether the request was sent.
  return isSafe ? error : Object.assign(new Error(clean, { cause: inner }), { code })
}
