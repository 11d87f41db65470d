import { loadDocument } from '@tintype/document'
import type { OperationId } from '@tintype/types/operations'
import { expect, test } from 'vitest'
import { type Report, reportText, scenarios } from '../src/index.ts'

test('every operation has a scenario for every status that the document has for it', () => {
  const missing = loadDocument<OperationId>().operations.flatMap(({ id, responses }) =>
    Object.keys(responses)
      .filter((status) => !scenarios[id].some((scenario) => scenario.status === Number(status)))
      .map((status) => `${id} ${status}`),
  )
  expect(missing).toEqual([])
})

test('no two scenarios of an operation are called the same', () => {
  for (const [id, list] of Object.entries(scenarios)) {
    const names = list.map(({ behaviour }) => behaviour)
    expect([id, names]).toEqual([id, [...new Set(names)]])
  }
})

const report: Report = {
  target: 'http://localhost:8080',
  made: { albums: ['a'], mediaItems: [] },
  results: [
    { id: 'albums.get', behaviour: 'gives an album', status: 200, verdict: 'holds' },
    {
      id: 'albums.get',
      behaviour: 'refuses <x>',
      status: 400,
      verdict: 'differs',
      reason: 'the "status"\nis 200 | 5',
    },
    { id: 'albums.share', behaviour: 'shares', status: 200, verdict: 'not there', reason: '404' },
  ],
}

test('a report for people says what does not hold, and why', () => {
  expect(reportText(report, 'text')).toBe(`http://localhost:8080

albums.get  1 hold, 1 differ
  differs   400 refuses <x>
            the "status" is 200 | 5
albums.share  1 not there
  not there 200 shares
            404

1 hold, 1 differ, 1 not there
Left behind, because the API can delete nothing: 1 albums named tintype-contract-…, 0 media items.
`)
})

test('a report in JSON is the whole of it, with counts', () => {
  expect(JSON.parse(reportText(report, 'json'))).toEqual({
    ...report,
    counts: { holds: 1, differs: 1, 'not there': 1, 'not asked': 0 },
  })
})

test('a report in Markdown is a matrix, and a table that no answer can break', () => {
  const text = reportText(report, 'markdown')
  expect(text).toContain('| `albums.get` | 1 | 1 |  |  |')
  expect(text).toContain('| `albums.get` | 400 | refuses <x> | differs: the "status" is 200 \\| 5 |')
})

test('a report for JUnit escapes what answers say', () => {
  const text = reportText(report, 'junit')
  expect(text).toContain('<testsuite name="albums.get" tests="2" failures="1" skipped="0">')
  expect(text).toContain(
    'name="refuses &lt;x&gt; (400)"><failure message="the &quot;status&quot; is 200 | 5"/></testcase>',
  )
})
