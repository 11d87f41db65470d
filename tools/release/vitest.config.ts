import { shared } from 'tintype-test-support/vitest'
import { mergeConfig } from 'vitest/config'

export default mergeConfig(shared, { test: { testTimeout: 600_000, hookTimeout: 600_000 } })
