import { readFileSync } from 'node:fs'
import { loadDocument } from '@tintype/document'
import { expect, test } from 'vitest'
import type { Results } from '../src/results.ts'
import { operationsIn } from '../src/tool.ts'
import { tools } from '../src/tools/index.ts'

const results = JSON.parse(readFileSync(new URL('../results.json', import.meta.url), 'utf8')) as Results
const ids = loadDocument().operations.map(({ id }) => id)

/** Tools that cannot read the document in any edition; their notes say why. */
const UNABLE = ['fastify-openapi-glue']

test('every tool has a recorded result of the version that is installed', () => {
  expect(results.map(({ name, version }) => [name, version])).toEqual(
    tools.map((tool) => [tool.name, tool.install[tool.package]]),
  )
})

test('every generator that can read the document makes all of its operations', () => {
  for (const { name, operations = ids.length, problem } of results) {
    const isUnable = UNABLE.includes(name)
    expect([name, operations, problem !== undefined]).toEqual([name, ids.length, isUnable])
  }
})

test('an operation counts as a name in code, not as a mention in a text', () => {
  const code = 'function albumsCreate() {}\nclass AlbumsGetRequest {}\nexport const media_items_list = 1'
  expect(operationsIn(code, ['albums.create', 'albums.get', 'albums.patch'])).toBe(2)
  expect(operationsIn('// See `albums.create`.', ['albums.create'])).toBe(0)
})
