import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createCoverage, parts, type RecordedRequest, type Result, runContract } from '@tintype/contract'
import { loadDocument } from '@tintype/document'
import { type OperationId, operations } from '@tintype/types/operations'
import { beforeAll, expect, test } from 'vitest'
import { type Server, type ServerOptions, startServer } from '../../src/testing.ts'

/** The covered parts of the document. Their number must not fall. */
const contract = dirname(createRequire(import.meta.url).resolve('@tintype/contract/package.json'))
const floor: Record<string, number> = JSON.parse(readFileSync(join(contract, 'coverage-floor.json'), 'utf8'))
const coverage = createCoverage()

async function run(options: ServerOptions, only?: string[]) {
  const server = await startServer({ memory: true, faults: true, ...options })
  try {
    return { results: await results(server, options, only), undocumented: server.undocumented }
  } finally {
    await server.stop()
  }
}

async function results(server: Server, { partialStatus }: ServerOptions, only?: string[]): Promise<Result[]> {
  const tokens = {
    owner: await server.token(),
    other: await server.token({ user: 'other' }),
    reader: await server.token({ scopes: ['photoslibrary.readonly.appcreateddata'] }),
    adder: await server.token({ scopes: ['photoslibrary.appendonly'] }),
  }
  const { results } = await runContract(
    {
      url: server.url,
      tokens,
      abilities: ['faults', ...(partialStatus === '207' ? (['status 207'] as const) : [])],
      onExchange: (request: RecordedRequest) => coverage.note(request),
    },
    { only },
  )
  return results
}

const without = (results: Result[], but: Result['verdict'][]) =>
  results.filter(({ verdict }) => !but.includes(verdict))

let legacy: Awaited<ReturnType<typeof run>>
let with207: Awaited<ReturnType<typeof run>>
beforeAll(async () => {
  legacy = await run({})
  with207 = await run({ partialStatus: '207' }, ['mediaItems.batchCreate'])
})

test('the server fulfills the contract', () => {
  expect(without(legacy.results, ['holds', 'not asked'])).toEqual([])
  expect(legacy.undocumented).toEqual([])
})

test('with partialStatus 207, a batch with a partial success returns 207', () => {
  const partial = with207.results.filter(({ status }) => status === 207)
  expect(partial).toMatchObject([{ verdict: 'holds' }])
})

test('every example of a response has a shape that this server returned in the scenarios', () => {
  const { operations, resolve } = loadDocument<OperationId>()
  const unlike = operations.flatMap(({ id, responses }) =>
    Object.entries(responses).flatMap(([status, { content = {} }]) =>
      Object.values(content).flatMap(({ examples = {} }) =>
        Object.entries(examples).flatMap(([name, example]) =>
          // Only Google returns this error, for projects that have not enabled the API.
          name === 'ServiceDisabled'
            ? []
            : coverage
                .unseen(id, Number(status), resolve(example).value)
                .map((path) => `${id} ${name} ${path}`),
        ),
      ),
    ),
  )
  expect(unlike).toEqual([])
})

test('in the era of 2025, removed operations do not exist, and nothing else differs', async () => {
  const { results } = await run({ era: '2025' })
  expect(without(results, ['holds', 'not asked', 'not there'])).toEqual([])
  const gone = new Set(without(results, ['holds', 'not asked', 'differs']).map(({ id }) => id))
  const removed = Object.entries(operations).flatMap(([id, { removed }]) => (removed ? [id] : []))
  expect([...gone]).toEqual(expect.arrayContaining(removed))
})

test('the scenarios cover as much of the document as before', () => {
  const now = coverage.coverage()
  console.log(parts.map((part) => `${part}: ${now[part].seen} of ${now[part].of}`).join(', '))
  const seen = Object.fromEntries(parts.map((part) => [part, now[part].seen]))
  // More coverage fails too, so that the minimum rises: write these numbers into packages/contract/coverage-floor.json.
  expect(seen).toEqual(floor)
})
