import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { versions } from '@tintype/types/operations'
import { expect, test } from 'vitest'
import { startTestServer } from '../support/server.ts'

const manifest = createRequire(import.meta.url).resolve('../../package.json')
const { version } = JSON.parse(readFileSync(manifest, 'utf8'))

test.each(['/v1/albums', '/v1/albums/none', '/media/none=w1', '/healthz', '/nowhere'])(
  'the response to %s has the version of the server, which equals that of the document',
  async (path) => {
    const server = await startTestServer()
    const { headers } = await fetch(server.url + path)
    expect(headers.get(versions.answer)).toBe(`tintype/${version}`)
  },
)
