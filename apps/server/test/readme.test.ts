import { expect, test } from 'vitest'
import { readmeWithTable } from '../scripts/operationsTable.ts'

test("the README's table of operations is the code's", () => {
  const { current, wanted } = readmeWithTable()
  expect(current === wanted, 'Run `pnpm --filter @tintype/server readme` and commit README.md.').toBe(true)
})
