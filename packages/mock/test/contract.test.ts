import { type Report, runContract } from '@tintype/contract'
import { loadDocument, serverUrl } from '@tintype/document'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Mock, startMock } from '../src/index.ts'
import { exampleRequests } from './support/examples.ts'

let mock: Mock
let report: Report
beforeAll(async () => {
  mock = await startMock()
  report = await runContract({ url: mock.url, tokens: { owner: 'token' }, mock: true })
})
afterAll(() => mock.stop())

test('every scenario gets a response with its status and the documented shape', () => {
  const others = report.results.filter(({ verdict }) => verdict !== 'holds')
  expect(others.map(({ id, reason }) => [id, reason])).toEqual([
    ['albums.batchAddMediaItems', 'needs: state'],
    ['mediaItems.batchGet', 'needs: state'],
  ])
})

test('every example of a response can be requested by its name, with or without its status', async () => {
  const documented = loadDocument().json.servers.map(serverUrl)[0] ?? ''
  const wrong: unknown[] = []
  for (const each of exampleRequests()) {
    for (const prefer of [`code=${each.status}, example=${each.name}`, `example=${each.name}`]) {
      const response = await fetch(mock.url + each.url, {
        method: each.method,
        headers: { ...each.headers, prefer },
        ...(each.body !== undefined && { body: each.body }),
      })
      const text = (await response.text()).replaceAll(mock.url, documented)
      const received = response.headers.get('content-type')?.startsWith('application/json')
        ? JSON.stringify(JSON.parse(text))
        : text
      const expected = typeof each.value === 'string' ? each.value : JSON.stringify(each.value)
      // If two statuses have the same example, the first is used.
      const isStatus = prefer.startsWith('code') ? String(response.status) === each.status : true
      if (!isStatus || received !== expected) {
        wrong.push([each.id, prefer, response.status, text.slice(0, 200)])
      }
    }
  }
  expect(wrong).toEqual([])
})
