import { UnavailableError } from '../../domain/unavailable.ts'

/** Turns errors of the SDK into UnavailableError; errors of the upload's source pass through. */
export async function mapSdkErrors<T>(request: Promise<T>): Promise<T> {
  try {
    return await request
  } catch (error) {
    throw error instanceof Error && '$metadata' in error ? unavailable(error) : error
  }
}

export function unavailable(cause: unknown): UnavailableError {
  if (cause instanceof UnavailableError) return cause
  return new UnavailableError('The store failed or could not be reached.', { cause })
}

/** The HTTP status of the store's response; undefined for an error without a response. */
export function statusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode
}

/** The error of a file system for an object that does not exist. */
export function missing(key: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`ENOENT: no such object, ${key}`), { code: 'ENOENT' })
}
