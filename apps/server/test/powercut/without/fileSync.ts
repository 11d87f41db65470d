import { isDatabaseLog, leaveOutSyncs } from './patch.ts'

// Loaded before a server, so that it syncs the database but not files.
leaveOutSyncs(isDatabaseLog)
