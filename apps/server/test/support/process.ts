import { serverCommand } from 'tintype-test-support/serverProcess'

export type { ProcessOptions, ServerProcess } from 'tintype-test-support/serverProcess'
export const { run, serve } = serverCommand(import.meta.url)
