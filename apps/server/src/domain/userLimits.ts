/** How much a user may have; 0 for any amount. */
export interface UserLimits {
  /** Bytes of photos, videos and uploads. The same bytes count once, however often the user has uploaded them. */
  storedBytes: number
  /** Upload sessions that are open at a time. */
  uploadSessions: number
}

/** An uploader that starts a session for each file, and loses some, has hundreds open for a week. */
export const defaultUserLimits: UserLimits = { storedBytes: 0, uploadSessions: 1000 }
