/** Limits for each user; 0 means unlimited. */
export interface UserLimits {
  /** Bytes of photos, videos and uploads. Identical files count once. */
  storedBytes: number
  /** Upload sessions that are open concurrently. */
  uploadSessions: number
}

/** An uploader that starts a session for each file and abandons some has hundreds open for a week. */
export const defaultUserLimits: UserLimits = { storedBytes: 0, uploadSessions: 1000 }
