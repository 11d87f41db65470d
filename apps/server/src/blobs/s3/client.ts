import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3'
import { UnavailableError } from '../../domain/unavailable.ts'
import type { BucketLocation } from './bucketLocation.ts'

/** Timeouts of a store, in milliseconds. */
export interface StoreTimeouts {
  /** To connect. */
  connect: number
  /** Without a byte in either direction. */
  idle: number
  /** From a request to the start of its response. */
  response: number
}

export const DEFAULT_TIMEOUTS: StoreTimeouts = { connect: 5_000, idle: 20_000, response: 60_000 }

/** Attempts of a request with a transient failure, such as 503 or a lost connection. The SDK backs off in between. */
export const MAX_ATTEMPTS = 5

/** Attempts of a request that times out: the slowest failure, while a client waits. */
const MAX_TIMEOUTS = 2

/** Creates the SDK's client for a bucket, with bounded timeouts and retries. */
export function createClient(
  { bucket: _bucket, prefix: _prefix, ...location }: BucketLocation,
  timeouts: StoreTimeouts,
): S3Client {
  const config: S3ClientConfig = {
    ...location,
    maxAttempts: MAX_ATTEMPTS,
    // Only where S3 requires them: other stores (OpenStack Swift) reject checksums that they do not know.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: timeouts.connect,
      socketTimeout: timeouts.idle,
      requestTimeout: timeouts.response,
      throwOnRequestTimeout: true,
    },
  }
  const client = new S3Client(config)
  limitTimeouts(client)
  return client
}

/** Makes a request fail after its second timeout. */
function limitTimeouts(client: S3Client): void {
  client.middlewareStack.add(
    (next) => {
      let timeouts = 0
      return async (args) => {
        try {
          return await next(args)
        } catch (error) {
          // The SDK does not retry an error that it does not know, unless it knows the cause: none is set.
          if (isTimeout(error) && ++timeouts === MAX_TIMEOUTS) throw new UnavailableError(error.message)
          throw error
        }
      }
    },
    // Inside the retry loop of the SDK.
    { step: 'finalizeRequest', priority: 'low' },
  )
}

/** The SDK also reports a closed connection as a timeout, but that fails at once and has a code. */
function isTimeout(error: unknown): error is Error {
  if (!(error instanceof Error) || error.name !== 'TimeoutError') return false
  const { code } = error as NodeJS.ErrnoException
  return code !== 'ECONNRESET' && code !== 'EPIPE'
}
