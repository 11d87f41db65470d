import { expect, test } from 'vitest'
import type { Change } from '../src/diff/change.ts'
import { readExceptions, withoutExceptions } from '../src/diff/exceptions.ts'
import { report } from '../src/diff/report.ts'
import { judge } from '../src/diff/verdict.ts'

const removed: Change = {
  bump: 'major',
  line: 'major removed components › schemas › Album › properties › title',
  details: ['Property `title` of `Album` was removed.'],
  operations: ['albums.get', 'albums.list'],
}
const reworded: Change = {
  bump: 'patch',
  line: 'patch modified info › summary',
  details: ['"a" → "b"'],
  operations: [],
}
const since = { since: '1.2.0' }

test('too small a bump is reported with the changeset to add', () => {
  const verdict = { ...judge([reworded, removed], [], 'minor'), ...since }
  expect(verdict.ok).toBe(false)
  expect(report(verdict, 'text')).toBe(`2 changes in the API since 1.2.0: major

albums.get, albums.list
  major removed components › schemas › Album › properties › title
      Property \`title\` of \`Album\` was removed.

The document as a whole
  patch modified info › summary
      "a" → "b"

The changes ask for major, but the changesets say minor. Add this as .changeset/<name>.md, with a line for its readers:

---
"@tintype/spec": major
---

Describe the change, and how to adapt to it.
`)
})

test('the report for a pull request is Markdown', () => {
  const verdict = { ...judge([removed], [], 'major'), ...since }
  expect(verdict.ok).toBe(true)
  expect(report(verdict, 'markdown')).toBe(`### 1 change in the API since 1.2.0: major

#### albums.get, albums.list

- \`major removed components › schemas › Album › properties › title\`
  <br>Property \`title\` of \`Album\` was removed.

**The changesets say major: enough for major.**
`)
})

test('the report for programs is JSON', () => {
  const verdict = { ...judge([removed], [], 'none'), ...since }
  expect(JSON.parse(report(verdict, 'json'))).toMatchObject({
    since: '1.2.0',
    changes: [removed],
    required: 'major',
    pending: 'none',
    ok: false,
  })
})

test('a change with an exception needs only a patch', () => {
  const exceptions = readExceptions(`# comment\n\n${removed.line}  # no server ever sent it\n`)
  const verdict = judge([removed], exceptions, 'patch')
  expect(verdict).toMatchObject({ required: 'patch', ok: true, unused: [] })
  expect(report({ ...verdict, ...since }, 'text')).toContain('no server ever sent it')
})

test('an unused exception fails, even with a large enough bump', () => {
  const verdict = judge([removed], readExceptions('major removed something else  # reason\n'), 'major')
  expect(verdict.ok).toBe(false)
  expect(report(verdict, 'text')).toContain('excepts nothing; remove it: major removed something else')
})

test('an exception without a reason is an error', () => {
  expect(() => readExceptions(`${removed.line}\n`)).toThrow('An exception needs a reason')
})

test('a release empties the list and keeps its comments', () => {
  expect(withoutExceptions(`# explanation\n${removed.line}  # reason\n`)).toBe('# explanation\n')
})
