import type { ViteUserConfig } from 'vitest/config'

/** What every package's tests share: a readable list for people, a report that the closing line is counted from. */
export const shared: ViteUserConfig = {
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', 'json'],
    outputFile: { json: '.reports/vitest.json' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}
