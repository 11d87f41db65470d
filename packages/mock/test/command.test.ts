import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/** The built command, as users install it. */
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))

/** Runs `tintype-mock -- node -e SCRIPT`. */
function start(script: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main, '--', process.execPath, '-e', script], {
    env: { ...process.env, GITHUB_ACTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.err += text
  })
  return {
    child,
    output,
    ended: once(child, 'close').then(([code]) => ({ code: code as number, ...output })),
  }
}

const request = (body: object) => `
  const headers = { authorization: 'Bearer token', 'content-type': 'application/json' }
  await fetch(process.env.TINTYPE_MOCK_URL + '/v1/albums', { method: 'POST', headers, body: '${JSON.stringify(body)}' })`
const good = request({ album: { title: 'Iceland' } })
const bad = request({ album: { title: 'Iceland' }, color: 'blue' })
const module = (code: string) => `import('node:fs').then(async () => {${code}})`

test('a command that follows the document keeps its exit code', async () => {
  expect(await start(module(good)).ended).toMatchObject({ code: 0, err: '' })
  expect(await start(module(`${good}; process.exit(7)`)).ended).toMatchObject({ code: 7 })
})

test('a violation fails a command that succeeded, and is reported with operation and field', async () => {
  const { code, err } = await start(module(bad)).ended
  expect(code).toBe(1)
  expect(err).toMatch(/1 violation of the contract\n.*albums\.create.*color/)
})

test('a command that fails keeps its exit code despite violations', async () => {
  expect(await start(module(`${bad}; process.exit(7)`)).ended).toMatchObject({
    code: 7,
    err: expect.stringContaining('color'),
  })
})

test('under GitHub Actions violations are errors of the run', async () => {
  const { err } = await start(module(bad), { GITHUB_ACTIONS: 'true' }).ended
  expect(err).toMatch(/^::error title=Contract of albums\.create::/m)
})

test('the mock ends with a command that crashes', async () => {
  expect(await start(`process.kill(process.pid, 'SIGKILL')`).ended).toMatchObject({ code: 137 })
})

test('a command that does not exist exits with 127', async () => {
  const child = spawn(process.execPath, [main, '--', 'tintype-no-such-command'])
  const [code] = await once(child, 'close')
  expect(code).toBe(127)
})

test('signals reach the command, and its exit code is returned', async () => {
  const waits = `process.on('SIGTERM', () => process.exit(9)); console.log('ready'); setInterval(() => {}, 1000)`
  const { child, ended } = start(waits)
  await once(child.stdout, 'data')
  child.kill('SIGTERM')
  expect(await ended).toMatchObject({ code: 9 })
})

test('--examples lists the names of the examples of all operations, or of one', () => {
  const list = (...operation: string[]) =>
    spawnSync(process.execPath, [main, '--examples', ...operation], { encoding: 'utf8' })
  expect(list().stdout).toMatch(/^albums\.addEnrichment\n {2}200 {2}TextAdded, .*\n\nuploads\.create\n/s)
  const one = list('albums.get')
  expect([one.status, one.stdout]).toEqual([
    0,
    expect.stringMatching(/^albums\.get\n {2}200 {2}IcelandAlbum, /),
  ])
  expect(one.stdout).toMatch(/\n {2}404 {2}AlbumNotFound\n/)
  expect(one.stdout).not.toContain('uploads.create')
  const unknown = list('albums.delete')
  expect([unknown.status, unknown.stderr]).toEqual([
    1,
    expect.stringContaining('There are: albums.addEnrichment, '),
  ])
})
