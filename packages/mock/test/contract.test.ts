import { type Report, runContract } from '@tintype/contract'
import { type DocumentedOperation, loadDocument } from '@tintype/contract/document'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Mock, startMock } from '../src/index.ts'

let mock: Mock
let report: Report
beforeAll(async () => {
  mock = await startMock()
  report = await runContract({ url: mock.url, tokens: { owner: 'token' }, mock: true })
})
afterAll(() => mock.stop())

test('every scenario gets an answer of its status and of the documented shape', () => {
  const others = report.results.filter(({ verdict }) => verdict !== 'holds')
  expect(others.map(({ id, reason }) => [id, reason])).toEqual([
    ['albums.batchAddMediaItems', 'needs: state'],
    ['mediaItems.batchGet', 'needs: state'],
  ])
})

const { operations, resolve } = loadDocument()

function* examples({ id, method, path, responses, requestBody, parameters }: DocumentedOperation) {
  const [type, request] = Object.entries(requestBody?.content ?? {})[0] ?? []
  const [body] = Object.values(request?.examples ?? {}).map((each) => resolve(each).value)
  const filled = path.replace(/\{\w+\}/g, 'A'.repeat(64))
  const query = parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map(
      ({ name }) =>
        `${name}=${name === 'updateMask' ? (id === 'albums.patch' ? 'title' : 'description') : 'x'}`,
    )
  for (const [status, { content = {} }] of Object.entries(responses)) {
    for (const media of Object.values(content)) {
      for (const [name, example] of Object.entries(media.examples ?? {})) {
        const { value } = resolve(example)
        yield { id, method, url: `${filled}?${query.join('&')}`, type, body, status, name, value }
      }
    }
  }
}

test('every example of an answer can be had by its name', async () => {
  const wrong: unknown[] = []
  for (const each of operations.flatMap((operation) => [...examples(operation)])) {
    const answer = await fetch(mock.url + each.url, {
      method: each.method,
      headers: {
        authorization: 'Bearer token',
        prefer: `code=${each.status}, example=${each.name}`,
        ...(each.type && { 'content-type': each.type }),
      },
      ...(each.body !== undefined && {
        body: typeof each.body === 'string' ? each.body : JSON.stringify(each.body),
      }),
    })
    const text = await answer.text()
    const given = answer.headers.get('content-type')?.startsWith('application/json')
      ? JSON.stringify(JSON.parse(text))
      : text
    const told = typeof each.value === 'string' ? each.value : JSON.stringify(each.value)
    if (String(answer.status) !== each.status || given !== told) {
      wrong.push([each.id, each.status, each.name, answer.status, text.slice(0, 200)])
    }
  }
  expect(wrong).toEqual([])
})
