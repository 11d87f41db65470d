import type { ApiDocument, DocumentedOperation } from '@tintype/document'
import { ApiError, fillTemplate, recordedDetails } from '../../domain/apiError.ts'
import type { Principal } from '../../domain/principal.ts'
import { createQuota } from '../../domain/quota.ts'

/** The limits that Google sets on the use of the API (facts 10). Absent ones are off. */
export interface QuotaLimits {
  /** Requests of a client (Google's "project") in a UTC day: methods and uploads, but not media bytes. */
  requestsPerDay?: number
  /** Writes of a user within a minute. */
  writesPerMinute?: number
}

type RequestQuota = 'QuotaRequestsPerDay' | 'QuotaWritesPerMinute'

const DAY_MS = 24 * 3600 * 1000
const MINUTE_MS = 60 * 1000

/** @throws ApiError 429 when the principal has used up a quota that the operation counts against */
export type QuotaGuard = (principal: Principal, operation: DocumentedOperation) => void

export function createQuotaGuard(limits: QuotaLimits, document: ApiDocument, now: () => number): QuotaGuard {
  const { requestsPerDay = Number.POSITIVE_INFINITY, writesPerMinute = Number.POSITIVE_INFINITY } = limits
  const useRequest = createQuota(requestsPerDay, DAY_MS, now)
  const useWrite = createQuota(writesPerMinute, MINUTE_MS, now)
  const writes = new Set(document.operations.filter(isWrite).map(({ id }) => id))
  return ({ client, user }, { id }) => {
    if (!useRequest(client)) throw quotaError('QuotaRequestsPerDay', client, requestsPerDay)
    if (writes.has(id) && !useWrite(user)) throw quotaError('QuotaWritesPerMinute', client, writesPerMinute)
  }
}

/** Writes are the operations for which the document has the error of too many writes. */
function isWrite({ responses }: DocumentedOperation): boolean {
  const examples = responses['429']?.content?.['application/json']?.examples ?? {}
  return ('QuotaWritesPerMinute' satisfies RequestQuota) in examples
}

function quotaError(error: RequestQuota, client: number, limit: number): ApiError {
  const project = String(client)
  return new ApiError(error, {
    message: fillTemplate(error, { project }),
    details: recordedDetails(error, { consumer: `projects/${project}`, quota_limit_value: String(limit) }),
  })
}
