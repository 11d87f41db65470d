import { isDatabaseLog, leaveOutSyncs } from './patch.ts'

// Loaded before a server: only what is committed is then safe.
leaveOutSyncs(isDatabaseLog)
