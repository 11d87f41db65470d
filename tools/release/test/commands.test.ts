import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { here, publishedPackages } from '../src/workspace.ts'
import { compare, oldestNode } from './support/dependencies.ts'

/** Too old for all of the commands. */
const TOO_OLD = '18.20.8'

/** Too old for the server. An older one does not even load its module for tests. */
const TOO_OLD_FOR_SERVER = '20.20.2'

/** Arguments of each command, and its output when it has started. */
const STARTS: Record<string, { args: (folder: string) => string[]; started: RegExp }> = {
  'tintype-server': {
    args: (folder) => ['serve', '--port', '0', '--data', folder],
    started: /^Access token +\S+/m,
  },
  'tintype-mock': { args: () => ['--port', '0'], started: /^Mock +http:\/\/localhost:\d+$/m },
  'tintype-mcp': { args: () => [], started: /^There is no access token/m },
  'tintype-diff': { args: () => ['no.yaml', 'no.yaml'], started: /^There is no file no\.yaml/m },
  // No server listens there: the error shows that the command has sent a request.
  'tintype-contract': {
    args: () => ['http://127.0.0.1:9', '--token', 'any', '--yes'],
    started: /^http:\/\/127\.0\.0\.1:9: /m,
  },
}

interface Published {
  name: string
  command: string
  file: string
  /** The oldest Node that the manifest allows, with all three numbers. */
  least: string
}

const packages = (await publishedPackages(here)).filter(({ manifest }) => manifest.bin)
const commands = packages.flatMap(({ folder, manifest }): Published[] => {
  const { node } = manifest.engines as { node: string }
  const [, major = '', minor = '0'] = /^\D*(\d+)(?:\.(\d+))?/.exec(node) ?? []
  return Object.entries(manifest.bin ?? {}).map(([command, file]) => ({
    name: manifest.name,
    command,
    file: join(folder, file),
    least: `${major}.${minor}.0`,
  }))
})

const folder = mkdtempSync(join(tmpdir(), 'tintype-commands-'))
const nodes = new Map<string, string | undefined>()
beforeAll(async () => {
  for (const version of new Set([TOO_OLD, TOO_OLD_FOR_SERVER, ...commands.map(({ least }) => least)])) {
    nodes.set(version, await nodeOf(version))
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The path of a Node of this version; undefined when npm cannot download it. npm caches it. */
async function nodeOf(version: string): Promise<string | undefined> {
  const args = ['--yes', '--prefer-offline', '-p', `node@${version}`, '-c', 'node -p process.execPath']
  const got = promisify(execFile)('npx', args, { shell: process.platform === 'win32' })
  return got.then(({ stdout }) => stdout.trim()).catch(() => undefined)
}

interface Run {
  code: number | null
  signal: NodeJS.Signals | null
  output: string
}

/** Runs a program until it exits or prints that it has started. */
function run(node: string, args: string[], started: RegExp): Promise<Run> {
  const child = spawn(node, args)
  let output = ''
  const read = (text: Buffer) => {
    output += text
    if (started.test(output)) child.kill('SIGTERM')
  }
  child.stdout.on('data', read)
  child.stderr.on('data', read)
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, output })))
}

test('every published command is in this list', () => {
  expect(commands.map(({ command }) => command).sort()).toEqual(Object.keys(STARTS).sort())
})

describe.each(commands)('$command', ({ name, command, file, least }) => {
  const { args, started } = STARTS[command] ?? { args: () => [], started: /^/ }

  test(`starts on Node ${least}, the oldest that its package allows`, async ({ skip }) => {
    const node = nodes.get(least)
    if (node === undefined) return skip(`node@${least} cannot be downloaded from the npm registry`)
    const { output } = await run(node, [file, ...args(join(folder, command))], started)
    expect(output).toMatch(started)
  })

  test(`reports on Node ${TOO_OLD} which version it needs, and exits with 1`, async ({ skip }) => {
    const node = nodes.get(TOO_OLD)
    if (node === undefined) return skip(`node@${TOO_OLD} cannot be downloaded from the npm registry`)
    const ended = await run(node, [file, ...args(join(folder, `${command}-old`))], started)
    expect(ended).toEqual({ code: 1, signal: null, output: expect.any(String) })
    const [sentence = '', ...more] = ended.output.split('\n')
    expect(sentence).toMatch(`${name} needs Node ${least.replace(/(\.0)+$/, '')} or newer`)
    expect(sentence).toMatch(/; this is Node 18\.20\.8\.$/)
    expect(more).toEqual([''])
  })
})

/** Mistakes in arguments, with the errors that name them and how to get help. */
const MISTAKES: [command: string, args: string[], error: RegExp, help: string][] = [
  ['tintype-server', ['--prot'], /^error: unknown option '--prot'/, 'tintype-server'],
  ['tintype-server', ['sreve'], /^error: unknown command 'sreve'/, 'tintype-server'],
  ['tintype-server', ['serve', '--prot', '1'], /^error: unknown option '--prot'/, 'tintype-server serve'],
  ['tintype-server', ['serve', '--port', 'x'], /^error: option '--port/, 'tintype-server serve'],
  ['tintype-server', ['token', 'create'], /^error: required option '--user/, 'tintype-server token create'],
  ['tintype-server', ['backup'], /^error: missing required argument/, 'tintype-server backup'],
  ['tintype-mock', ['--prot', '1'], /^error: unknown option '--prot'/, 'tintype-mock'],
  ['tintype-mock', ['--port', 'x'], /^error: option '--port/, 'tintype-mock'],
  [
    'tintype-contract',
    [],
    /^error: missing required argument 'url'|^error: required option/,
    'tintype-contract',
  ],
  ['tintype-mcp', ['--edition', '2024'], /^error: option '--edition/, 'tintype-mcp'],
  ['tintype-diff', ['a.yaml'], /^error: missing required argument 'revision'/, 'tintype-diff'],
  ['tintype-contract', ['http://a', '--tokne', 'x'], /^error: (required|unknown) option/, 'tintype-contract'],
]

test.each(MISTAKES)('%s %j prints only one error and how to get help', async (command, args, error, help) => {
  const { file = '' } = commands.find((each) => each.command === command) ?? {}
  const { code, output } = await run(process.execPath, [file, ...args], /^never/)
  expect(code).toBe(1)
  expect(output).toMatch(error)
  expect(output.trim().split('\n').at(-1)).toBe(`See "${help} --help".`)
  expect(output.trim().split('\n').filter(Boolean).length).toBeLessThanOrEqual(3)
})

describe.each([
  ['@tintype/server/testing', 'startServer', TOO_OLD_FOR_SERVER],
  ['@tintype/mock', 'startMock', TOO_OLD],
])('%s', (module, start, tooOld) => {
  test(`on Node ${tooOld}, ${start} reports which version it needs`, async ({ skip }) => {
    const node = nodes.get(tooOld)
    if (node === undefined) return skip(`node@${tooOld} cannot be downloaded from the npm registry`)
    const code = `const { ${start} } = await import('${module}')
      await ${start}().catch(({ message }) => console.log(message))
      process.exit()`
    // A package can import itself by its own name.
    const cwd = packages.find(({ manifest }) => module.startsWith(manifest.name))?.folder
    const { stdout } = await promisify(execFile)(node, ['--input-type=module', '--eval', code], { cwd })
    expect(stdout).toMatch(/^@tintype\/(server|mock) needs Node [^;]+; this is Node [\d.]+\.\n$/)
  })
})

test('no package allows an older Node than its dependencies', async () => {
  for (const { folder, manifest } of await publishedPackages(here)) {
    const own = (manifest.engines as { node?: string } | undefined)?.node
    if (own === undefined) continue
    const { least, by } = oldestNode(folder)
    const allowed = (/\d[\d.]*/.exec(own)?.[0] ?? '').split('.').map(Number)
    expect(
      compare(allowed, least),
      `${manifest.name} allows ${own}, and ${by} does not`,
    ).toBeGreaterThanOrEqual(0)
  }
})
