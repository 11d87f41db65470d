import { shared } from 'tintype-test-support/vitest'
import { mergeConfig } from 'vitest/config'

export default mergeConfig(shared, { test: { testTimeout: 1_200_000, hookTimeout: 1_200_000 } })
