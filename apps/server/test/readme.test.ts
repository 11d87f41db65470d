import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generateDocuments } from '../scripts/readme.ts'

test.each(generateDocuments())('the generated tables in $path match the code', ({ current, wanted }) => {
  expect(current === wanted, 'Run `pnpm --filter @tintype/server readme` and commit the result.').toBe(true)
})

test('every test that the threat model names exists', () => {
  const text = readFileSync(new URL('../../../docs/threat-model.md', import.meta.url), 'utf8')
  const named = [...text.matchAll(/`(test\/[^`]*)`/g)].map(([, path = '']) => path)
  expect(named.length).toBeGreaterThan(15)
  expect(named.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([])
})
