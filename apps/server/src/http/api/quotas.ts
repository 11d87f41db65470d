import type { ApiDocument, DocumentedOperation } from '@tintype/document'
import type { Principal } from '../../domain/access.ts'
import { ApiError, fillTemplate, recordedDetails } from '../../domain/apiError.ts'
import { createQuota } from '../../domain/quota.ts'

/** How much is allowed, as Google allows it (facts 10). What is left out is not limited. */
export interface QuotaLimits {
  /** Requests of a client, Google's "project", in a UTC day: methods and uploads, not media bytes. */
  requestsPerDay?: number
  /** Writes of a user within a minute. */
  writesPerMinute?: number
}

type RequestQuota = 'QuotaRequestsPerDay' | 'QuotaWritesPerMinute'

const DAY_MS = 24 * 3600 * 1000
const MINUTE_MS = 60 * 1000

/** @throws ApiError 429 when the principal has used up what the operation counts against */
export type QuotaGuard = (principal: Principal, operation: DocumentedOperation) => void

export function createQuotaGuard(limits: QuotaLimits, document: ApiDocument, now: () => number): QuotaGuard {
  const { requestsPerDay = Number.POSITIVE_INFINITY, writesPerMinute = Number.POSITIVE_INFINITY } = limits
  const requests = createQuota(requestsPerDay, DAY_MS, now)
  const writes = createQuota(writesPerMinute, MINUTE_MS, now)
  const writing = new Set(document.operations.filter(isWrite).map(({ id }) => id))
  return ({ client, user }, { id }) => {
    if (!requests(client)) throw quotaError('QuotaRequestsPerDay', client, requestsPerDay)
    if (writing.has(id) && !writes(user)) throw quotaError('QuotaWritesPerMinute', client, writesPerMinute)
  }
}

/** The document says which operations are writes: those that it lets fail as too many of them. */
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
