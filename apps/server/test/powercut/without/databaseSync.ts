import { isDatabaseLog, leaveOutSyncs } from './patch.ts'

// Loaded before a server: only its files are then safe.
leaveOutSyncs((path) => !isDatabaseLog(path))
