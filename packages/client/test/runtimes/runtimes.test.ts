import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type FaultyLibrary, withFaultyLibrary } from '../support/faultyLibrary.ts'
import { photograph } from '../support/photographs.ts'
import { pathWith, RUNTIMES, run } from '../support/runtimes.ts'
import { CUT, expected, trouble } from '../support/trouble.ts'

const PROGRAM = fileURLToPath(new URL('program.mjs', import.meta.url))

let library: FaultyLibrary
let picture: string
withFaultyLibrary(async (ready) => {
  library = ready
  picture = Buffer.from(await photograph(9000)).toString('base64')
})

/** Concurrently, because npm mostly waits. */
const paths = RUNTIMES.map(({ from }) => pathWith(from))

describe('on broken connections the built client makes calls, lists and uploads in', () => {
  for (const [at, { name, from, command, args }] of RUNTIMES.entries()) {
    // The first time, npm has to download a hundred megabytes.
    test(name, { timeout: 300_000 }, async ({ skip }) => {
      const PATH = await paths[at]
      if (PATH === undefined) return skip(`${from} is not to be had from the npm registry`)
      const { proxy, server } = library
      proxy.rule = trouble()
      const input = JSON.stringify({ baseUrl: proxy.url, token: await server.token({ user: name }), picture })
      const { stdout } = await run(command, [...args, PROGRAM, input], { env: { ...process.env, PATH } })
      expect(JSON.parse(stdout)).toEqual(expected)
      expect(proxy.requests.some(({ bytes }) => bytes === CUT)).toBe(true)
    })
  }
})
