import { assemble } from '../src/api/core.ts'
  import { explain } from '../src/http/explain.ts'
  import { isPhotosError } from '../src/http/isPhotosError.ts'
  import { failedItems } from '../src/api/batchErrors.ts'
  export const parts = { ...assemble({ auth: 'x' }, explain), now: Date.now }
  export { failedItems, isPhotosError };