import { loadDocument } from '@tintype/document'
import type { OperationId } from '@tintype/types/operations'
import { expect, test } from 'vitest'
import { type Report, reportText, scenarios } from '../src/index.ts'

test('every operation has a scenario for every documented status', () => {
  const missing = loadDocument<OperationId>().operations.flatMap(({ id, responses }) =>
    Object.keys(responses)
      .filter((status) => !scenarios[id].some((scenario) => scenario.status === Number(status)))
      .map((status) => `${id} ${status}`),
  )
  expect(missing).toEqual([])
})

test('the scenarios of an operation have different names', () => {
  for (const [id, list] of Object.entries(scenarios)) {
    const names = list.map(({ behavior }) => behavior)
    expect([id, names]).toEqual([id, [...new Set(names)]])
  }
})

const report: Report = {
  target: 'http://localhost:8080',
  made: { albums: ['a'], mediaItems: [] },
  results: [
    { id: 'albums.get', behavior: 'returns an album', status: 200, verdict: 'holds' },
    {
      id: 'albums.get',
      behavior: 'rejects <x>',
      status: 400,
      verdict: 'differs',
      reason: 'the "status"\nis 200 | 5',
    },
    { id: 'albums.share', behavior: 'shares', status: 200, verdict: 'not there', reason: '404' },
  ],
}

test('a text report lists the differences with their reasons', () => {
  expect(reportText(report, 'text')).toBe(`http://localhost:8080

albums.get  1 hold, 1 differ
  differs   400 rejects <x>
            the "status" is 200 | 5
albums.share  1 not there
  not there 200 shares
            404

1 hold, 1 differ, 1 not there
Not deleted, because the API cannot delete: 1 albums named tintype-contract-…, 0 media items.
`)
})

test('a JSON report is complete and has counts', () => {
  expect(JSON.parse(reportText(report, 'json'))).toEqual({
    ...report,
    counts: { holds: 1, differs: 1, 'not there': 1, 'not asked': 0 },
  })
})

test('a Markdown report has a matrix, and a table whose cells are escaped', () => {
  const text = reportText(report, 'markdown')
  expect(text).toContain('| `albums.get` | 1 | 1 |  |  |')
  expect(text).toContain('| `albums.get` | 400 | rejects <x> | differs: the "status" is 200 \\| 5 |')
})

test('a JUnit report escapes responses', () => {
  const text = reportText(report, 'junit')
  expect(text).toContain('<testsuite name="albums.get" tests="2" failures="1" skipped="0">')
  expect(text).toContain(
    'name="rejects &lt;x&gt; (400)"><failure message="the &quot;status&quot; is 200 | 5"/></testcase>',
  )
})
