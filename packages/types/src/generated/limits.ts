// Generated from spec/openapi.yaml by `pnpm build`. Do not edit.
// The limits of the API.

export const albumMaxItems = 20000
export const photoMaxBytes = 209715200
export const photoRecommendedMaxMB = 50
export const videoMaxBytes = 21474836480
export const uploadTokenLifetimeSeconds = 86400
export const resumableChunkGranularityBytes = 262144
export const baseUrlLifetimeSeconds = 3600
export const baseUrlDimensionMin = 1
export const baseUrlDimensionMax = 16383
export const quotaApiRequestsPerProjectPerDay = 10000
export const quotaMediaByteRequestsPerProjectPerDay = 75000
export const retryMinDelaySeconds = {
  '429': 30,
  '5xx': 1,
} as const
