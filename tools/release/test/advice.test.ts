import { type Bump, type Change, judge, readExceptions } from '@tintype/diff'
import { expect, test } from 'vitest'
import { advice, closingOf } from '../src/diff/advice.ts'
import { type ReleaseVerdict, withPending } from '../src/diff/verdict.ts'

const added: Change = {
  bump: 'minor',
  kind: 'added',
  subject: 'MediaItem.isFavorite',
  line: 'minor added components › schemas › MediaItem › properties › isFavorite',
  details: [],
  operations: ['mediaItems.get', 'mediaItems.list'],
}
const removed: Change = {
  bump: 'minor',
  kind: 'removed',
  subject: 'albums.delete',
  line: 'minor removed paths › /v1/albums/{albumId} › delete',
  details: [],
  operations: ['albums.delete'],
}

const pending = (client: Bump, spec: Bump, types: Bump): ReleaseVerdict['pending'] => ({
  '@tintype/client': client,
  '@tintype/spec': spec,
  '@tintype/types': types,
})

test('the suggested changeset names every package whose users see the change, by kind and operation', () => {
  const verdict = withPending(judge([removed, added]), pending('none', 'none', 'none'))
  expect(verdict.ok).toBe(false)
  expect(advice(verdict).slice(1).join('\n')).toBe(`
---
"@tintype/client": minor
"@tintype/spec": minor
"@tintype/types": minor
---

Added: \`MediaItem.isFavorite\` (mediaItems.get, mediaItems.list).

Removed: \`albums.delete\`.`)
})

test('a changeset for one of the packages is not enough', () => {
  const verdict = withPending(judge([added]), pending('none', 'minor', 'patch'))
  expect(verdict.ok).toBe(false)
  const text = advice(verdict).join('\n')
  expect(text).toContain('the changesets say: @tintype/client nothing, @tintype/types patch')
  expect(text).toContain('"@tintype/client": minor\n"@tintype/types": minor\n---')
})

test('enough changesets are reported with the smallest of their bumps', () => {
  expect(closingOf(withPending(judge([added]), pending('major', 'minor', 'major')))).toEqual([
    'The changesets say minor: enough for minor.',
  ])
  expect(closingOf(withPending(judge([]), pending('none', 'none', 'none')))).toEqual([
    'There is no changeset, and none is needed.',
  ])
})

test('an exception without a change must be removed, even with large enough bumps', () => {
  const exceptions = readExceptions('major removed something else  # reason\n')
  const verdict = withPending(judge([added], exceptions), pending('major', 'major', 'major'))
  expect(verdict.ok).toBe(false)
  expect(advice(verdict)).toEqual(['This exception excepts nothing; remove it: major removed something else'])
})
