/** RFC 3339 in UTC; without a fraction where there is none, as in the API's own answers (api-facts 13.14). */
export function timestamp(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z')
}

/** Seconds as a google.protobuf.Duration in JSON, such as `0.008333333s`: up to nine digits. */
export function duration(seconds: number): string {
  return `${seconds.toFixed(9).replace(/\.?0+$/, '')}s`
}
