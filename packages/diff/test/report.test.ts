import { expect, test } from 'vitest'
import { type Change, judge, readExceptions, report, withoutExceptions } from '../src/index.ts'

const removed: Change = {
  bump: 'major',
  kind: 'removed',
  subject: 'Album.title',
  line: 'major removed components › schemas › Album › properties › title',
  details: ['Property `title` of `Album` was removed.'],
  operations: ['albums.get', 'albums.list'],
}
const reworded: Change = {
  bump: 'patch',
  kind: 'changed',
  subject: 'info.summary',
  line: 'patch modified info › summary',
  details: ['"a" → "b"'],
  operations: [],
}
const since = { since: '1.2.0' }

test('changes are grouped by operation, the largest bump first', () => {
  const verdict = { ...judge([reworded, removed]), ...since }
  expect(verdict.required).toBe('major')
  expect(report(verdict, 'text', ['The end.'])).toBe(`2 changes in the API since 1.2.0: major

albums.get, albums.list
  major removed components › schemas › Album › properties › title
      Property \`title\` of \`Album\` was removed.

The document as a whole
  patch modified info › summary
      "a" → "b"

The end.
`)
})

test('the report for a pull request is Markdown', () => {
  const verdict = { ...judge([removed]), ...since }
  expect(report(verdict, 'markdown', ['Enough.', 'A step.'])).toBe(`### 1 change in the API since 1.2.0: major

#### albums.get, albums.list

- \`major removed components › schemas › Album › properties › title\`
  <br>Property \`title\` of \`Album\` was removed.

**Enough.**

\`\`\`
A step.
\`\`\`
`)
})

test('the report for programs is JSON', () => {
  const verdict = { ...judge([removed]), ...since }
  expect(JSON.parse(report(verdict, 'json', []))).toMatchObject({
    since: '1.2.0',
    changes: [removed],
    required: 'major',
  })
})

test('a change with an exception needs only a patch', () => {
  const exceptions = readExceptions(`# comment\n\n${removed.line}  # no server ever sent it\n`)
  const verdict = judge([removed], exceptions)
  expect(verdict).toMatchObject({ required: 'patch', unused: [] })
  expect(report({ ...verdict, ...since }, 'text', [])).toContain('no server ever sent it')
})

test('an unused exception is returned', () => {
  const verdict = judge([removed], readExceptions('major removed something else  # reason\n'))
  expect(verdict.unused).toEqual([{ line: 'major removed something else', reason: 'reason' }])
})

test('an exception without a reason is an error', () => {
  expect(() => readExceptions(`${removed.line}\n`)).toThrow('An exception needs a reason')
})

test('a release empties the list and keeps its comments', () => {
  expect(withoutExceptions(`# explanation\n${removed.line}  # reason\n`)).toBe('# explanation\n')
})
