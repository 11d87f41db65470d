import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Server, startServer } from '../../src/testing.ts'
import { send } from '../support/server.ts'

/** The command as it is installed: from the build. */
const main = join(createRequire(import.meta.url).resolve('@tintype/contract/package.json'), '../dist/main.js')

let server: Server
let tokens: string[]
beforeAll(async () => {
  server = await startServer({ memory: true })
  tokens = ['--token', await server.token(), '--other-token', await server.token({ user: 'other' })]
})
afterAll(() => server.stop())

async function contract(...args: string[]) {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const [code] = await once(child, 'close')
  return { code, out, err }
}

test('without a terminal for the confirmation the command does not start and creates nothing', async () => {
  const { code, err } = await contract(server.url, ...tokens)
  expect(code).toBe(2)
  expect(err).toMatch(/cannot delete anything.*--yes/s)
  expect((await send(`${server.url}/v1/albums`, { token: tokens[1] as string })).body).toEqual({})
})

test('the command prints the results, and creates only albums named tintype-contract-…', async () => {
  const { code, out } = await contract(server.url, ...tokens, '--yes')
  expect(code).toBe(0)
  expect(out).toMatch(/^albums\.create {2}\d+ hold, \d+ not asked$/m)
  expect(out).not.toContain('differ')
  const left = Number(/(\d+) albums named tintype-contract-…/.exec(out)?.[1])
  const { body } = await send(`${server.url}/v1/albums?pageSize=50`, { token: tokens[1] as string })
  const titles = body.albums.map(({ title }: { title: string }) => title)
  expect(titles.filter((title: string) => !title.startsWith('tintype-contract-'))).toEqual([])
  expect(left).toBeLessThanOrEqual(55)
  expect(titles.length).toBe(Math.min(left, 50))
})

test('a difference fails the command and is a failure in the JUnit report', async () => {
  const odd = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end('{"albums":"many"}')
  }).listen(0)
  await once(odd, 'listening')
  const { port } = odd.address() as { port: number }
  const flags = ['--token', 'x', '--yes', '--only', 'albums.list', '--format', 'junit']
  const { code, out } = await contract(`http://127.0.0.1:${port}`, ...flags)
  odd.close()
  expect(code).toBe(1)
  expect(out).toContain('<failure message="the body/albums must be array"/>')
})

test('the command exits with an error and without a report if the server is unreachable', async () => {
  const { code, out } = await contract('http://127.0.0.1:9', '--token', 'x', '--yes')
  expect({ code, out }).toEqual({ code: 2, out: '' })
})
