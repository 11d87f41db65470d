import { shared } from 'tintype-test-support/vitest'
import { mergeConfig } from 'vitest/config'

export default mergeConfig(shared, {
  define: { __VERSION__: '"test"' },
  test: { typecheck: { enabled: true, include: ['test/**/*.test-d.ts'], tsconfig: './test/tsconfig.json' } },
})
