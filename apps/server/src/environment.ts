/** The source of time and randomness: the system, or exact values in tests. */
export interface Environment {
  /** Milliseconds since 1970 UTC. */
  now: () => number
  randomBytes: (size: number) => Uint8Array
}
