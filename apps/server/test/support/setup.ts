import { afterAll, afterEach } from 'vitest'
import { cleanUpFile, cleanUpTest } from './cleanup.ts'

// Vitest runs this before each file, whereas modules that files share are loaded only once (see vitest.config.ts). So
// test servers and databases register their cleanup when they are loaded, and a file that uses none loads none.
afterEach(cleanUpTest)
afterAll(cleanUpFile)
