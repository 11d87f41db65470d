import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createPageTokens, type PageRequest } from '../../src/library/pageTokens.ts'

const tokens = createPageTokens(Buffer.alloc(32, 1), randomBytes)
const request: PageRequest = {
  operation: 'mediaItems.list',
  user: 1,
  client: 2,
  parameters: { pageSize: 10, filters: { includeArchivedMedia: true } },
}

test('a token gives its position back to the same caller with the same parameters, in any order', () => {
  const token = tokens.issue(request, [1_723_883_400_000, 42])
  const reordered = { ...request, parameters: { filters: { includeArchivedMedia: true }, pageSize: 10 } }
  expect(tokens.open(reordered, token)).toEqual([1_723_883_400_000, 42])
})

test('other parameters with a token are refused in the recorded words', () => {
  const token = tokens.issue(request, [1])
  expect(() => tokens.open({ ...request, parameters: { pageSize: 11 } }, token)).toThrow(
    'When using a page token, you must use the same parameters as the previous request.',
  )
})

test('a token of another user, client or method is no token', () => {
  const token = tokens.issue(request, [1])
  for (const other of [{ user: 9 }, { client: 9 }, { operation: 'mediaItems.search' }]) {
    expect(() => tokens.open({ ...request, ...other }, token)).toThrow(
      'Request contains an invalid argument.',
    )
  }
})

test('one altered byte anywhere is refused', () => {
  const token = Buffer.from(tokens.issue(request, [1, 2]), 'base64url')
  for (let at = 0; at < token.length; at++) {
    const altered = Buffer.from(token)
    altered[at] = (altered[at] ?? 0) ^ 1
    expect(() => tokens.open(request, altered.toString('base64url'))).toThrow(
      'Request contains an invalid argument.',
    )
  }
  for (const garbage of ['x', 'not a token', token.subarray(0, 20).toString('base64url')]) {
    expect(() => tokens.open(request, garbage)).toThrow('Request contains an invalid argument.')
  }
})
