import { defineConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

/** What is about bytes, and so holds wherever they are. */
const ABOUT_BYTES = [
  'test/operations/uploads/*.test.ts',
  'test/http/{location,media,safety,videos}.test.ts',
  'test/commands/{copyParts,sweep}.test.ts',
]

const { include = [], testTimeout, hookTimeout, ...whole } = shared.test ?? {}
const each = { testTimeout, hookTimeout }

export default defineConfig({
  test: {
    ...whole,
    projects: [
      { test: { ...each, name: 'embedded', include } },
      { test: { ...each, name: 's3', include: ABOUT_BYTES, env: { TINTYPE_TEST_BLOBS: 's3' } } },
    ],
  },
})
