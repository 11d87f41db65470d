import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { codeBlocks } from './support/codeBlocks.ts'

// The examples of the guide run as a reader would paste them, in a folder that has the packages.
const cwd = fileURLToPath(new URL('..', import.meta.url))
const blocks = codeBlocks(new URL('../src/content/docs/guides/testing.md', import.meta.url))
const withMock = blocks.filter(({ lang, text }) => lang === 'ts' && text.includes("'@tintype/mock"))

test('the examples with the mock and with MSW are programs', () => {
  expect(withMock.map(({ text }) => /from '(@tintype\/mock[^']*)'/.exec(text)?.[1])).toEqual([
    '@tintype/mock',
    '@tintype/mock/msw',
  ])
})

test.each(withMock)('example %# prints what its comments say', ({ text }) => {
  const printed = [...text.matchAll(/console\.log\(.*\/\/ (.*)$/gm)].map(([, comment]) => comment)
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module-typescript', '-'], {
    cwd,
    input: text,
    encoding: 'utf8',
  })
  expect({ status, stderr }).toMatchObject({ status: 0 })
  expect(stdout.trim().split('\n')).toEqual(printed)
  expect(printed.length).toBeGreaterThan(0)
})

test('the command starts the mock', async () => {
  const [{ text } = { text: '' }] = blocks.filter(({ lang }) => lang === 'sh')
  expect(text).toBe('npx @tintype/mock --port 4010')
  const [command = '', ...args] = text.replace('4010', '0').split(' ')
  // A process group, because npx does not pass signals on to its child.
  const child = spawn(command, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'inherit'] })
  const [greeting] = await Promise.race([once(child.stdout, 'data'), once(child, 'close')])
  const [url] = /http:\S+/.exec(String(greeting)) ?? []
  const response = await fetch(`${url}/v1/albums`, { headers: { authorization: 'Bearer any' } })
  expect(response.status).toBe(200)
  process.kill(-(child.pid ?? 0), 'SIGTERM')
  await once(child, 'close')
})
