import type { Tool } from '../tool.ts'

/** Sends requests to a server and prints the statuses. `listen` starts it and returns its URL. */
const PROBE = `const ask = async (url, method, path, body) => {
  const headers = { authorization: 'Bearer token', 'content-type': 'application/json' }
  const response = await fetch(url + path, { method, headers, body: body && JSON.stringify(body) })
  return response.status
}
const probe = async (url) => {
  console.log([
    await ask(url, 'GET', '/v1/albums?pageSize=3'),
    await ask(url, 'GET', '/v1/albums?pageSize=none'),
    await ask(url, 'POST', '/v1/mediaItems:search', { pageSize: 3 }),
    await ask(url, 'POST', '/v1/albums/album:batchAddMediaItems', { mediaItemIds: 'none' }),
  ].join())
  process.exit()
}
`

export const servers: Tool[] = [
  {
    name: 'Prism',
    package: '@stoplight/prism-cli',
    install: { '@stoplight/prism-cli': '5.16.0' },
    kind: 'mock',
    edition: 'openapi',
    note: '`npx @tintype/mock` is Prism, too: smaller, stricter with names, and with uploads and downloads.',
    async run({ exec, write }) {
      const script = `import { spawn } from 'node:child_process'
${PROBE}
const prism = spawn('node_modules/.bin/prism', ['mock', '-p', '0', process.argv[2]])
prism.stdout.on('data', (text) => {
  const [, url] = /Prism is listening on (\\S+)/.exec(text) ?? []
  if (url) probe(url).finally(() => prism.kill())
})
process.on('exit', () => prism.kill())`
      return statuses(await exec('node', await write('probe.mjs', script), 'DOCUMENT'), '200,400,200,400')
    },
  },
  {
    name: 'express-openapi-validator',
    package: 'express-openapi-validator',
    install: { 'express-openapi-validator': '5.6.2', express: '5.2.1' },
    kind: 'server',
    edition: 'openapi.lean',
    note: 'Checks requests, unknown parameters included.',
    async run({ exec, write }) {
      const script = `import express from 'express'
import * as validator from 'express-openapi-validator'
${PROBE}
const app = express()
app.use(express.json())
app.use(validator.middleware({ apiSpec: process.argv[2], validateSecurity: false }))
app.use((request, response) => response.json({}))
app.use((error, request, response, next) => response.status(error.status ?? 500).end())
const server = app.listen(0, () => probe('http://127.0.0.1:' + server.address().port))`
      return statuses(await exec('node', await write('probe.mjs', script), 'DOCUMENT'), '200,400,200,400')
    },
  },
  {
    name: 'openapi-backend',
    package: 'openapi-backend',
    install: { 'openapi-backend': '5.21.2' },
    kind: 'server',
    edition: 'openapi.3.0',
    note: 'Reads 3.0 only.',
    async run({ exec, write, ids }) {
      const script = `import { OpenAPIBackend } from 'openapi-backend'
const api = new OpenAPIBackend({ definition: process.argv[2], strict: true, handlers: {} })
await api.init()
const request = { method: 'post', path: '/v1/mediaItems:search', headers: {}, body: { pageSize: 3 } }
const { errors } = api.validateRequest(request, 'mediaItems.search')
console.log(api.router.getOperations().length, errors === null)`
      const output = await exec('node', await write('load.mjs', script), 'DOCUMENT')
      const [operations, isValid] = output.trim().split('\n').at(-1)?.split(' ') ?? []
      return {
        operations: Math.min(Number(operations), ids.length),
        problem: isValid === 'true' ? undefined : output,
      }
    },
  },
  {
    name: 'fastify-openapi-glue',
    package: 'fastify-openapi-glue',
    install: { 'fastify-openapi-glue': '4.11.4', fastify: '5.12.8' },
    kind: 'server',
    edition: 'openapi.3.0',
    note: 'Cannot: takes every verb after a colon for the same path parameter.',
    async run({ exec, write }) {
      const script = `import Fastify from 'fastify'
import glue from 'fastify-openapi-glue'
const app = Fastify()
await app.register(glue, { specification: process.argv[2], serviceHandlers: {} })
await app.ready()`
      await exec('node', await write('load.mjs', script), 'DOCUMENT')
      return {}
    },
  },
]

function statuses(output: string, expected: string) {
  const got = output.trim().split('\n').at(-1) ?? ''
  return { problem: got === expected ? undefined : `${got} instead of ${expected}` }
}
