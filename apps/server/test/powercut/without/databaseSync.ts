import { isDatabaseLog, leaveOutSyncs } from './patch.ts'

// Loaded before a server, so that it syncs files but not the database.
leaveOutSyncs((path) => !isDatabaseLog(path))
