import { shared } from 'tintype-test-support/vitest'
import { defineConfig } from 'vitest/config'

/** What is about bytes, and so holds wherever they are. */
const ABOUT_BYTES = [
  'test/operations/uploads/*.test.ts',
  'test/http/files/media.test.ts',
  'test/jobs/sweep.test.ts',
]

/** What is about rows, and so holds in every database. */
const ABOUT_ROWS = [
  'test/operations/**/*.test.ts',
  'test/contract/contract.test.ts',
  'test/http/keys.test.ts',
  'test/http/pages/bounds.test.ts',
  // The same sequences as on SQLite: both answer as the model does, and so alike.
  'test/model/model.test.ts',
  'test/fuzz.test.ts',
]

// A folder for what tests write, where the system's own is slow.
const { TINTYPE_TEST_FOLDER: folder, TINTYPE_TEST_STORE: store } = process.env
if (folder) process.env.TMPDIR = folder

const { include = [], testTimeout, hookTimeout, ...whole } = shared.test ?? {}
const each = {
  testTimeout,
  hookTimeout,
  // To load the server anew for each file would take as long as the tests: what files share keeps no state that matters.
  isolate: false,
  setupFiles: 'test/support/setup.ts',
}

export default defineConfig({
  test: {
    ...whole,
    // Much of these tests is waiting, for processes that start and for disks: one more than there is by default on two cores.
    maxWorkers: 2,
    projects: [
      { test: { ...each, name: 'embedded', include, exclude: ['test/shared/**'] } },
      // Each alone, too: rows in a file, and bytes in a store.
      {
        test: {
          ...each,
          name: 's3',
          include: ['test/transfer/copyParts.test.ts'],
          env: { TINTYPE_TEST_BLOBS: 's3' },
        },
      },
      {
        // The same server on Postgres and an S3 store, as several processes share them.
        test: {
          ...each,
          name: 'shared',
          include: [
            'test/shared/*.test.ts',
            ...ABOUT_BYTES,
            ...ABOUT_ROWS,
            // Among the others they run on the store that comes from npm.
            ...(store ? ['test/blobs/s3.test.ts'] : []),
          ],
          globalSetup: 'test/support/postgres.ts',
          env: { TINTYPE_TEST_CATALOG: 'postgres', TINTYPE_TEST_BLOBS: 's3' },
        },
      },
    ],
  },
})
