import { type Result, runContract } from '@tintype/contract'
import { createMatcher, documentFile, loadDocument, takesBytes } from '@tintype/document'
import { runPrism } from 'tintype-test-support/prismCommand'
import { beforeAll, expect, test } from 'vitest'
import { startServer } from '../../src/testing.ts'

// The scenarios of the contract, with `prism proxy --errors` in front of the server: a check of the server by a program
// that reads the document in its own way. Uploads go past it, because it changes the bytes of bodies.

const match = createMatcher(loadDocument().operations)

/** A request that Prism rejected, and the status that the server gives it. */
interface Rejection {
  request: string
  reason: string
  status: number
}

let results: Result[]
const forwarded: number[] = []
const rejected: Rejection[] = []
const violations: unknown[] = []

beforeAll(async () => {
  const server = await startServer({ memory: true, faults: true })
  const document = documentFile()
  const prism = await runPrism('proxy', { document, upstream: server.url, flags: ['--errors'] })
  try {
    const tokens = {
      owner: await server.token(),
      other: await server.token({ user: 'other' }),
      reader: await server.token({ scopes: ['photoslibrary.readonly.appcreateddata'] }),
      adder: await server.token({ scopes: ['photoslibrary.appendonly'] }),
    }
    const target = { url: server.url, tokens, abilities: ['faults'] as const, fetch: through(prism.url) }
    results = (await runContract(target)).results
  } finally {
    await prism.stop()
    await server.stop()
  }
}, 120_000)

/** A fetch that sends JSON through Prism. Requests that Prism rejects are sent to the server itself too, to compare. */
function through(prism: string): typeof fetch {
  return async (input, init = {}) => {
    const { method = 'GET', body } = init
    const { pathname, search, searchParams } = new URL(String(input))
    const operation = match(method, pathname)?.operation
    if (operation === undefined || takesBytes(operation) || !isComplete(body)) return fetch(input, init)
    // A partial response lacks fields that the document requires of a whole one.
    if (searchParams.has('fields')) return fetch(input, init)
    const response = await fetch(prism + pathname + search, init)
    if (response.headers.get('content-type') !== 'application/problem+json') {
      forwarded.push(response.status)
      return response
    }
    const problem = (await response.json()) as { type: string; title: string; validation?: unknown }
    if (problem.type.endsWith('#VIOLATIONS')) violations.push(problem)
    const direct = await fetch(input, init)
    const reason = `${problem.title} ${JSON.stringify(problem.validation)}`
    rejected.push({ request: `${method} ${pathname}${search}`, reason, status: direct.status })
    return direct
  }
}

/** Prism never responds to incomplete JSON. */
function isComplete(body: unknown): boolean {
  if (typeof body !== 'string' || !body.startsWith('{')) return true
  try {
    JSON.parse(body)
    return true
  } catch {
    return false
  }
}

test('Prism finds no violation of the document in any response', () => {
  expect(violations).toEqual([])
  expect(forwarded.length).toBeGreaterThan(300)
  expect(new Set(forwarded)).toEqual(new Set([200, 400, 401, 403, 404, 409, 429, 500, 503]))
})

test('through Prism, the server fulfills the contract', () => {
  const others = results.filter(({ verdict }) => verdict !== 'holds')
  expect(others).toMatchObject([{ id: 'mediaItems.batchCreate', status: 207, verdict: 'not asked' }])
})

test('the server accepts requests that Prism rejects only in the forms that Google accepts', () => {
  const accepted = rejected.filter(({ status }) => status < 400)
  const isForm = ({ request, reason }: Rejection) =>
    // Extra slashes.
    (/no path matched/.test(reason) && /\/\/|\/$|\/:/.test(request)) ||
    // Tokens in the query.
    (/security/.test(reason) && /[?&](access|oauth)_token=/.test(request)) ||
    // The body as a form, or in the query.
    /Supported content types|Body parameter is required/.test(reason) ||
    // Page sizes above the maximum, and fields that only responses have.
    /pagesize must be <=|(unevaluated|additional)Properties/.test(reason)
  expect(accepted.filter((each) => !isForm(each))).toEqual([])
  expect(accepted.length).toBeGreaterThan(0)
})

test('the server rejects the rest of what Prism rejects, with 400 or 401', () => {
  const statuses = rejected.filter(({ status }) => status >= 400).map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set([400, 401]))
})
