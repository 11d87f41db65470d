export { shared as default } from 'tintype-test-support/vitest'
