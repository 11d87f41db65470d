import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../src/run.ts'
import { copyWorkspace } from './support/copy.ts'

let copy: Awaited<ReturnType<typeof copyWorkspace>>
let before: Map<string, string>

beforeAll(async () => {
  copy = await copyWorkspace()
  before = await hashes()
})

afterAll(() => copy?.remove())

/** The hash of each task of `npm test`. Turbo does not run a task again while its hash stays the same. */
async function hashes(): Promise<Map<string, string>> {
  const turbo = join(copy.root, 'node_modules/.bin/turbo')
  const output = await run(turbo, ['run', 'test', '--dry=json'], { cwd: copy.root })
  const { tasks } = JSON.parse(output.slice(output.indexOf('{')))
  return new Map(tasks.map(({ taskId, hash }: { taskId: string; hash: string }) => [taskId, hash]))
}

// The client's tests compile the examples of every README.
test.each([
  ['a comment in a test of the client', 'packages/client/test/http/auth.test.ts', ['@tintype/client#test']],
  ['a comment in a test of the document', 'spec/test/document.ts', ['@tintype/spec#test']],
  ['a comment in a test of the server', 'apps/server/test/readme.test.ts', ['@tintype/server#test']],
  ['a comment in a benchmark', 'packages/client/bench/main.ts', ['@tintype/client#test']],
  ['a line of the README of the client', 'packages/client/README.md', ['@tintype/client#test']],
  [
    'a line of the README of the types',
    'packages/types/README.md',
    ['@tintype/client#test', '@tintype/types#test'],
  ],
  ['a line of the README of all', 'README.md', ['@tintype/client#test']],
  ['a line of the README of the document', 'spec/README.md', ['@tintype/spec#test']],
  ['a line of CONTRIBUTING', 'CONTRIBUTING.md', ['tintype-conventions#test']],
])('%s runs only what reads it', async (_change, path, expected) => {
  appendFileSync(join(copy.root, path), '\n')
  const now = await hashes()
  const again = [...now].filter(([task, hash]) => before.get(task) !== hash).map(([task]) => task)
  before = now
  expect(again.sort()).toEqual(expected)
})

test('a field of the document runs everything that is made from it', async () => {
  appendFileSync(join(copy.root, 'spec/schemas/Album.yaml'), '\n')
  const now = await hashes()
  const again = [...now].filter(([task, hash]) => before.get(task) !== hash).map(([task]) => task)
  expect(again).toEqual(
    expect.arrayContaining(['@tintype/types#generate', '@tintype/server#test', '@tintype/docs#build']),
  )
})
