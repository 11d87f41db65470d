import { shared } from 'tintype-test-support/vitest'
import { defineConfig } from 'vitest/config'

export default defineConfig(shared)
