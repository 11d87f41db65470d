import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installedPackages } from './support/installed.ts'

// Projects of users: the packed packages are installed into an empty folder, for each form of the mock and three
// test runners. pnpm is fast here, because it links packages that it has; `pnpm release:rehearse` installs with npm, from
// a registry.

const MINUTES = 60_000
const packages = { spec: '../../../spec', types: '../../types', mock: '..' }
// The older MSW: the tests of this package use the newest.
const runners = ['vitest@5.1.1', 'jest@30.2.0', 'msw@2.15.0']
const folder = mkdtempSync(join(tmpdir(), 'tintype-consumers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }), 5 * MINUTES)

function run(cwd: string, command: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, GITHUB_ACTIONS: '', NO_COLOR: '1', npm_config_workspace: '' },
  })
  return { status, output: stdout + stderr }
}

function mustRun(...command: Parameters<typeof run>) {
  const { status, output } = run(...command)
  if (status !== 0) throw new Error(output)
}

beforeAll(() => {
  const tarballs = Object.entries(packages).map(([name, path]) => {
    const from = fileURLToPath(new URL(path, import.meta.url))
    const tarball = `${name}.tgz`
    mustRun(from, 'pnpm', 'pack', '--out', join(folder, tarball))
    return [`@tintype/${name}`, `file:./${tarball}`] as const
  })
  cpSync(fileURLToPath(new URL('consumers', import.meta.url)), folder, { recursive: true })
  // One installation for all projects takes a fraction of the time. JSON is valid YAML.
  const overrides = Object.fromEntries(tarballs)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: overrides }))
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), JSON.stringify({ overrides, strictDepBuilds: false }))
  mustRun(folder, 'pnpm', 'add', '--prefer-offline', ...runners)
}, 10 * MINUTES)

test('the mock and its dependencies are at most 20 packages of 15 MB, and none has an install script', () => {
  const installed = [...installedPackages('@tintype/mock', folder)]
  const scripts = installed.flatMap(({ manifest }) => Object.keys(manifest.scripts ?? {}))
  const bytes = installed.reduce((sum, { bytes }) => sum + bytes, 0)
  expect(installed.map(({ manifest }) => manifest.name)).toContain('@tintype/spec')
  expect(installed.length).toBeLessThanOrEqual(20)
  expect(bytes).toBeGreaterThan(1e6)
  expect(bytes).toBeLessThanOrEqual(15e6)
  expect(scripts.filter((name) => /^(pre|post)?install$/.test(name))).toEqual([])
})

describe.each([
  ['vitest', ['vitest', 'run'], /color/],
  ['node-test', ['node', '--test'], /search.*pageSize/s],
  ['jest', ['tintype-mock', '--', 'jest'], /albums\.list.*size/s],
  ['jest-require', ['jest'], /albums\.list.*pageSize/s],
  ['msw', ['node', '--test'], /albums\.get has no example EntityNotFound/],
])('with %s', (name, command, field) => {
  const project = join(folder, name)
  const tests = (what: string) => {
    const [tool = '', ...args] = command
    return tool === 'node'
      ? run(project, 'node', ...args, `${what}.test.js`)
      : run(project, 'npx', '--no', tool, ...args, what)
  }

  test(
    'a run that follows the document is green',
    () => {
      const { status, output } = tests('good')
      expect({ status, output }).toMatchObject({ status: 0 })
    },
    3 * MINUTES,
  )

  test(
    'a violation fails the run without any check in the test, and names the field',
    () => {
      const { status, output } = tests('violation')
      expect(status).not.toBe(0)
      expect(output).toMatch(field)
    },
    3 * MINUTES,
  )
})
