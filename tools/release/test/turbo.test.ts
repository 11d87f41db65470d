import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyWorkspace } from 'tintype-test-support/copyWorkspace'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../src/run.ts'
import { here } from '../src/workspace.ts'

let copy: Awaited<ReturnType<typeof copyWorkspace>>
let before: Map<string, string>

beforeAll(async () => {
  copy = await copyWorkspace()
  before = await hashes()
})

afterAll(() => copy?.remove())

/** The hash of each task of `npm test` and of the types of `npm run check`. Turbo skips a task whose hash it has seen. */
async function hashes(): Promise<Map<string, string>> {
  const turbo = join(copy.root, 'node_modules/.bin/turbo')
  const output = await run(turbo, ['run', 'test', 'check:types', '--dry=json'], { cwd: copy.root })
  const { tasks } = JSON.parse(output.slice(output.indexOf('{')))
  return new Map(
    tasks
      .filter(({ command }: { command: string }) => command !== '<NONEXISTENT>')
      .map(({ taskId, hash }: { taskId: string; hash: string }) => [taskId, hash]),
  )
}

/** Edits a file and returns the tasks that have to run again. */
async function tasksAfterEdit(path: string): Promise<string[]> {
  appendFileSync(join(copy.root, path), '\n')
  const now = await hashes()
  const changed = [...now].filter(([task, hash]) => before.get(task) !== hash).map(([task]) => task)
  before = now
  return changed.sort()
}

test.each([
  ['a comment in a test of the client', 'packages/client/test/http/auth.test.ts', '@tintype/client'],
  ['a comment in a test of the document', 'spec/test/document.ts', 'tintype-spec-tests'],
  ['a comment in a test of the server', 'apps/server/test/readme.test.ts', '@tintype/server'],
  ['a comment in a benchmark of the client', 'packages/client/bench/main.ts', '@tintype/client'],
  ['a comment in a benchmark of the server', 'apps/server/bench/main.ts', '@tintype/server'],
  ['a comment in the test settings of the document', 'spec/test/vitest.config.ts', 'tintype-spec-tests'],
])('%s reruns only the tests and the type check of its package', async (_what, path, name) => {
  expect(await tasksAfterEdit(path)).toEqual([`${name}#check:types`, `${name}#test`])
})

// The client's tests compile the examples of every README.
test.each([
  ['a line in the README of the client', 'packages/client/README.md', ['@tintype/client#test']],
  [
    'a line in the README of the types',
    'packages/types/README.md',
    ['@tintype/client#test', '@tintype/types#test'],
  ],
  ['a line in the root README', 'README.md', ['@tintype/client#test']],
  ['a line in the README of the document', 'spec/README.md', ['tintype-spec-tests#test']],
  ["a fact about Google's service", 'spec/facts/08-paging.md', ['tintype-spec-tests#test']],
  ['a line in the threat model', 'docs/threat-model.md', ['@tintype/server#test']],
  ['a line in a workflow', '.github/workflows/ci.yml', ['@tintype/mock#test']],
  ['a line in CONTRIBUTING', 'CONTRIBUTING.md', ['tintype-conventions#test', 'tintype-new-operation#test']],
])('%s reruns only the tests that read it', async (_what, path, expected) => {
  expect(await tasksAfterEdit(path)).toEqual(expected)
})

test('a comment in a test helper reruns tests and type checks of the packages that use helpers', async () => {
  const users = [
    '@tintype/client',
    '@tintype/docs',
    '@tintype/mcp',
    '@tintype/mock',
    '@tintype/server',
    'tintype-new-operation',
    'tintype-release',
  ]
  expect(await tasksAfterEdit('tools/test-support/src/photos.ts')).toEqual(
    [...users, 'tintype-test-support']
      .flatMap((name) => [`${name}#check:types`, `${name}#test`])
      .filter((task) => task !== 'tintype-test-support#test'),
  )
})

test('a comment in the test settings of all packages rebuilds no package', async () => {
  const tasks = await tasksAfterEdit('tools/test-support/src/vitest.ts')
  expect(tasks).toEqual(expect.arrayContaining(['@tintype/types#test', 'tintype-spec-tests#test']))
  expect(tasks.filter((task) => !/#(test|check:types)$/.test(task))).toEqual([])
})

test('every package that uses a test helper has the helpers among the inputs of its tests', async () => {
  const files = await run('git', ['grep', '-lE', "from 'tintype-test-support/[^v]", '--', '*.ts'], {
    cwd: here,
  })
  const packages = new Set(
    files
      .trim()
      .split('\n')
      .map((file) => file.split('/').slice(0, 2).join('/')),
  )
  for (const path of packages) {
    const { tasks } = JSON.parse(readFileSync(join(here, path, 'turbo.json'), 'utf8'))
    expect(tasks.test.inputs, path).toContain('$TURBO_ROOT$/tools/test-support/src/**')
  }
})

test('a field of the document reruns every task that depends on it', async () => {
  expect(await tasksAfterEdit('spec/schemas/Album.yaml')).toEqual(
    expect.arrayContaining(['@tintype/types#generate', '@tintype/server#test', '@tintype/docs#build']),
  )
})
