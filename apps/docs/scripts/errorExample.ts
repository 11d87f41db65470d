import type { Example } from '@tintype/document'

/** An error body: wrapped in `error`, or flat for uploads, which have no status. */
interface ErrorValue {
  error?: { message: string; status: string }
  message?: string
}

/** The text and the status of an error example. */
export function errorOf(example: Example | undefined): { message: string; status?: string } {
  const value = (example?.value ?? {}) as ErrorValue
  return value.error ?? { message: value.message ?? '' }
}
