import { shared } from 'tintype-test-support/vitest'
import { defineConfig } from 'vitest/config'

// A folder for files that tests write, for machines whose temporary folder is slow.
const { TINTYPE_TEST_FOLDER: folder, TINTYPE_TEST_STORE: store } = process.env
if (folder) process.env.TMPDIR = folder

const { include, testTimeout, hookTimeout, ...root } = shared.test ?? {}
const common = {
  testTimeout,
  hookTimeout,
  // Loading the server for each file would take as long as the tests. Modules that files share keep no relevant state.
  isolate: false,
  setupFiles: 'test/support/setup.ts',
}

/**
 * Folder and suffix of a file say where its tests run:
 *
 * | File                                         | SQLite and a folder | Postgres and an S3 store |
 * | -------------------------------------------- | ------------------- | ------------------------ |
 * | `*.test.ts`                                  | yes                 |                          |
 * | `*.engines.test.ts`, and all of `operations` | yes                 | yes                      |
 * | all of `postgresAndS3`                       |                     | yes                      |
 * | `*.s3.test.ts`                               | yes                 | SQLite and an S3 store   |
 */
export default defineConfig({
  test: {
    ...root,
    // One more than the default on two cores, because these tests mostly wait for processes and disks.
    maxWorkers: 2,
    projects: [
      { test: { ...common, name: 'embedded', include, exclude: ['test/postgresAndS3/**'] } },
      {
        test: {
          ...common,
          name: 's3',
          include: ['test/**/*.s3.test.ts'],
          env: { TINTYPE_TEST_BLOBS: 's3' },
        },
      },
      {
        test: {
          ...common,
          name: 'postgresAndS3',
          include: [
            'test/postgresAndS3/*.test.ts',
            'test/operations/**/*.test.ts',
            'test/**/*.engines.test.ts',
            // The embedded project runs these tests on the store from npm, this one on the store that the variable names.
            ...(store ? ['test/blobs/s3.test.ts'] : []),
          ],
          globalSetup: 'test/support/postgres.ts',
          env: { TINTYPE_TEST_CATALOG: 'postgres', TINTYPE_TEST_BLOBS: 's3' },
        },
      },
    ],
  },
})
