import type { Place, Tool } from '../tool.ts'
import { operationsIn } from '../tool.ts'

const LEAN = 'openapi.lean'

/** Runs a generator and counts the operations in its output. */
const generated = (output: string, run: (place: Place) => Promise<unknown>) => async (place: Place) => {
  await run(place)
  return { operations: operationsIn(await place.read(output), place.ids) }
}

const TYPESCRIPT = { typescript: '5.9.3' }

export const generators: Tool[] = [
  {
    name: 'openapi-typescript',
    package: 'openapi-typescript',
    install: { 'openapi-typescript': '7.13.0', ...TYPESCRIPT },
    kind: 'types',
    edition: LEAN,
    note: 'Types alone. `@tintype/types` is its output, with bytes typed as such.',
    run: generated('out.ts', ({ exec, document }) => exec('openapi-typescript', document, '-o', 'out.ts')),
  },
  {
    name: 'hey-api',
    package: '@hey-api/openapi-ts',
    install: { '@hey-api/openapi-ts': '0.99.0', ...TYPESCRIPT },
    kind: 'client',
    edition: LEAN,
    note: 'Infinite queries need `pagination.keywords: ["pageToken"]`.',
    run: generated('out/sdk.gen.ts', ({ exec, document }) => exec('openapi-ts', '-i', document, '-o', 'out')),
  },
  {
    name: 'orval',
    package: 'orval',
    install: { orval: '8.38.0', ...TYPESCRIPT },
    kind: 'client',
    edition: LEAN,
    note: 'Also writes React Query hooks, MSW handlers and Zod schemas.',
    run: generated('out.ts', ({ exec, document }) =>
      exec('orval', '--input', document, '--output', 'out.ts', '--client', 'fetch'),
    ),
  },
  {
    name: 'kubb',
    package: '@kubb/cli',
    install: Object.fromEntries(
      ['cli', 'core', 'plugin-oas', 'plugin-ts', 'plugin-client'].map((name) => [`@kubb/${name}`, '4.39.3']),
    ),
    kind: 'client',
    edition: LEAN,
    note: 'Reads the response of an upload, which is text, as JSON: read it yourself.',
    run: generated('out/clients', async ({ exec, write, document }) => {
      await write(
        'kubb.config.mjs',
        `import { defineConfig } from '@kubb/core'
import { pluginClient } from '@kubb/plugin-client'
import { pluginOas } from '@kubb/plugin-oas'
import { pluginTs } from '@kubb/plugin-ts'
export default defineConfig({
  root: '.',
  input: { path: ${JSON.stringify(document)} },
  output: { path: './out' },
  plugins: [pluginOas(), pluginTs(), pluginClient({ output: { path: 'clients' } })],
})
`,
      )
      await exec('kubb', 'generate', '--config', 'kubb.config.mjs')
    }),
  },
  {
    name: 'swagger-typescript-api',
    package: 'swagger-typescript-api',
    install: { 'swagger-typescript-api': '13.13.0' },
    kind: 'client',
    edition: LEAN,
    note: 'Takes `:search` and other verbs in a path for parameters: pass them, as in `mediaItemsSearch(":search", …)`.',
    run: generated('out', ({ exec, document }) =>
      exec('swagger-typescript-api', 'generate', '-p', document, '-o', 'out', '-n', 'api.ts'),
    ),
  },
  {
    name: 'oazapfts',
    package: 'oazapfts',
    install: { oazapfts: '7.5.0', ...TYPESCRIPT },
    kind: 'client',
    edition: LEAN,
    note: 'One file of functions.',
    run: generated('out.ts', ({ exec, document }) => exec('oazapfts', document, 'out.ts')),
  },
  {
    name: 'openapi-zod-client',
    package: 'openapi-zod-client',
    install: { 'openapi-zod-client': '1.18.3' },
    kind: 'client',
    edition: LEAN,
    note: 'Leaves out deprecated operations; the lean edition has none.',
    run: generated('out.ts', ({ exec, document }) => exec('openapi-zod-client', document, '-o', 'out.ts')),
  },
  {
    name: 'typed-openapi',
    package: 'typed-openapi',
    install: { 'typed-openapi': '2.2.7' },
    kind: 'client',
    edition: LEAN,
    note: 'Leaves out deprecated operations; the lean edition has none.',
    run: generated('out.ts', ({ exec, document }) => exec('typed-openapi', document, '--output', 'out.ts')),
  },
  {
    name: 'openapi-mcp-generator',
    package: 'openapi-mcp-generator',
    install: { 'openapi-mcp-generator': '4.0.1' },
    kind: 'assistant',
    edition: LEAN,
    note: 'One tool per operation. `@tintype/mcp` has eight, by task, in less than 8 kB.',
    async run(place) {
      await place.exec('openapi-mcp-generator', '-i', place.document, '-o', 'out')
      const code = await place.read('out/src')
      return { operations: operationsIn(code, place.ids), bytes: Buffer.byteLength(code) }
    },
  },
  {
    name: 'openapi-to-postman',
    package: 'openapi-to-postmanv2',
    install: { 'openapi-to-postmanv2': '6.3.3' },
    kind: 'collection',
    edition: LEAN,
    note: 'Postman imports the file, too.',
    async run({ exec, write, document, ids }) {
      const script = `const { convert } = require('openapi-to-postmanv2')
const data = require('node:fs').readFileSync(${JSON.stringify(document)}, 'utf8')
const count = (items) => items.reduce((sum, { item }) => sum + (item ? count(item) : 1), 0)
convert({ type: 'string', data }, {}, (error, { result, reason, output }) => {
  if (error || !result) throw new Error(reason)
  console.log(count(output[0].data.item), JSON.stringify(output[0].data).length)
})`
      const [operations, bytes] = (await exec('node', await write('convert.cjs', script)))
        .split(' ')
        .map(Number)
      return { operations: Math.min(operations ?? 0, ids.length), bytes }
    },
  },
]
