import { afterAll, afterEach } from 'vitest'
import { leaveDatabases } from './database.ts'
import { stopTestServers } from './server.ts'

// Runs before each file of tests. Modules that files share are loaded once (see vitest.config.ts), and would say this
// only for the first of them.
afterEach(stopTestServers)
afterAll(leaveDatabases)
