import type { ViteUserConfig } from 'vitest/config'

/** The Vitest settings of every package: a list to read, and a report that the closing line of `npm test` counts. */
export const shared: ViteUserConfig = {
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', 'json'],
    outputFile: { json: '.reports/vitest.json' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}
