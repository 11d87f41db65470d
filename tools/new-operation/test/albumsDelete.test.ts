import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { copyWorkspace, type WorkspaceCopy } from 'tintype-test-support/copyWorkspace'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { edits, newlyCovered } from './albumsDelete.ts'

/** Follows "Add an operation" of CONTRIBUTING in a copy of the workspace, with the edits of `albumsDelete.ts`. */
let copy: WorkspaceCopy
let steps: string[]

beforeAll(async () => {
  copy = await copyWorkspace()
  const section = /^## Add an operation\n(.*?)^## /ms.exec(read('CONTRIBUTING.md'))?.[1] ?? ''
  steps = [...section.matchAll(/^\d+\. .*?`(pnpm [^`]*)`/gm)].map(([, command = '']) => command)
})
afterAll(() => copy?.remove())

const read = (path: string) => readFileSync(join(copy.root, path), 'utf8')

/** Runs a command in the copy. @returns its output and status */
async function run(command: string, env: Record<string, string> = {}) {
  const { CI: _, ...own } = process.env
  return promisify(execFile)('sh', ['-c', command], {
    cwd: copy.root,
    env: {
      ...own,
      // Keeps the copy's builds out of the workspace's cache.
      TURBO_CACHE_DIR: join(copy.root, '.turbo/cache'),
      // The copy shares installed packages, so pnpm must not install any.
      pnpm_config_verify_deps_before_run: 'false',
      ...env,
    },
    maxBuffer: 2 ** 26,
  }).then(
    ({ stdout, stderr }) => ({ status: 0, output: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ status: code as number, output: `${stdout}${stderr}` }),
  )
}

async function mustRun(command: string, env?: Record<string, string>): Promise<string> {
  const { status, output } = await run(command, env)
  expect(status, `${command}\n${output}`).toBe(0)
  return output
}

test('CONTRIBUTING has the same steps as this test', () => {
  expect(steps).toEqual([
    'pnpm new:operation albums.delete "DELETE /v1/albums/{albumId}" --scope photoslibrary.edit.appcreateddata',
    'pnpm build',
    'pnpm --filter @tintype/server readme',
    'pnpm check',
    'pnpm test',
    'pnpm changeset',
  ])
})

test('a mistake is reported in a sentence and changes no file', async () => {
  for (const [args, message] of [
    ['albums.get "GET /v1/albums/{albumId}" --scope photoslibrary', 'albums.get exists already.'],
    ['films.get "GET /v1/films" --scope photoslibrary', 'films is not a tag of spec/openapi.yaml.'],
    ['albums.x "GET /v1/albums:x" --scope photos', 'photos is not a scope of spec/openapi.yaml.'],
    ['albums.x "GET /v1/albums/{x}" --scope photoslibrary', '{x} is not a path parameter of any operation'],
  ]) {
    const { status, output } = await run(`pnpm --silent new:operation ${args}`)
    expect({ status, output }).toEqual({ status: 1, output: expect.stringContaining(`error: ${message}`) })
    expect(output).not.toMatch(/^ +at /m)
  }
  expect(await copy.changed()).toBe('')
})

test('the finished stubs make a server, a contract, samples and pages with the operation', async () => {
  const output = await mustRun(steps[0] ?? '')
  const created = output.split('\n').filter((line) => /^(apps|packages|spec)\//.test(line))
  const unfinished = created.filter((path) => read(path).includes('TODO'))
  const edited = Object.keys(edits).filter((path) => edits[path]?.some(([before]) => before.includes('TODO')))
  expect(unfinished.sort()).toEqual(edited.sort())

  for (const [path, list] of Object.entries(edits)) writeFileSync(join(copy.root, path), edit(path, list))
  raiseCoverage()
  await expectPlainError('apps/docs/samples/albums.delete')
  // Without the site, because Astro cannot build it with packages outside of the copy; but with its pages.
  await mustRun("pnpm build --filter='!@tintype/docs'")
  await mustRun('node apps/docs/scripts/generate.ts')
  await mustRun('pnpm --filter @tintype/server readme')

  // The parts of `pnpm check` and `pnpm test` that the operation can break.
  const written = [...new Set([...created, ...Object.keys(edits)])].map((path) => `'${path}'`)
  await mustRun(`node_modules/.bin/biome check ${written.join(' ')}`)
  for (const name of ['contract', 'server']) await mustRun(`pnpm --filter @tintype/${name} check:types`)
  const vitest = (name: string, args: string) => `pnpm --filter @tintype/${name} exec vitest run ${args}`
  await mustRun('pnpm --filter tintype-spec-tests exec vitest run')
  await mustRun(vitest('contract', ''))
  await mustRun(
    vitest(
      'server',
      '--project embedded operations/albums/delete http/matrix http/discovery contract readme model',
    ),
    { TINTYPE_MODEL_RUNS: '200' },
  )
  await mustRun(vitest('docs', 'test/samples.test.ts -t albums.delete'))
})

/** Builds without the files in a folder. */
async function expectPlainError(folder: string): Promise<void> {
  await mustRun(`mv ${folder} ${folder}.moved`)
  const { status, output } = await run('pnpm build')
  await mustRun(`mv ${folder}.moved ${folder}`)
  expect(status).toBe(1)
  expect(output).toContain(`albums.delete has no sample ${folder}/curl.sh.`)
  expect(output).not.toMatch(/^.*: +at .*:\d+:\d+/m)
}

function edit(path: string, list: readonly (readonly [before: string, after: string])[]): string {
  return list.reduce((text, [before, after]) => {
    expect(text, path).toContain(before)
    return text.replace(before, () => after)
  }, read(path))
}

/** The contract test prints these numbers when it fails. */
function raiseCoverage(): void {
  const path = 'packages/contract/coverage-floor.json'
  const floor: Record<string, number> = JSON.parse(read(path))
  for (const [name, more] of Object.entries(newlyCovered)) floor[name] = (floor[name] ?? 0) + more
  writeFileSync(join(copy.root, path), `${JSON.stringify(floor, null, 2)}\n`)
}
