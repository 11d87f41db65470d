import { type Report, runContract } from '@tintype/contract'
import { loadDocument } from '@tintype/document'
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

test('every scenario gets an answer of its status and of the documented shape', () => {
  const others = report.results.filter(({ verdict }) => verdict !== 'holds')
  expect(others.map(({ id, reason }) => [id, reason])).toEqual([
    ['albums.batchAddMediaItems', 'needs: state'],
    ['mediaItems.batchGet', 'needs: state'],
  ])
})

test('every example of an answer can be had by its name, with its status or without', async () => {
  const [{ url: documented } = { url: '' }] = loadDocument().json.servers
  const wrong: unknown[] = []
  for (const each of exampleRequests()) {
    for (const prefer of [`code=${each.status}, example=${each.name}`, `example=${each.name}`]) {
      const answer = await fetch(mock.url + each.url, {
        method: each.method,
        headers: { ...each.headers, prefer },
        ...(each.body !== undefined && { body: each.body }),
      })
      const text = (await answer.text()).replaceAll(mock.url, documented)
      const given = answer.headers.get('content-type')?.startsWith('application/json')
        ? JSON.stringify(JSON.parse(text))
        : text
      const told = typeof each.value === 'string' ? each.value : JSON.stringify(each.value)
      // Where two statuses have the same example, the first is given.
      const isStatus = prefer.startsWith('code') ? String(answer.status) === each.status : true
      if (!isStatus || given !== told) {
        wrong.push([each.id, prefer, answer.status, text.slice(0, 200)])
      }
    }
  }
  expect(wrong).toEqual([])
})
