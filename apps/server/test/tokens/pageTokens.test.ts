import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createPageTokens, type PageRequest } from '../../src/tokens/pageTokens.ts'
import { oneKey } from '../support/keys.ts'

const tokens = createPageTokens(oneKey, randomBytes)
const request: PageRequest = {
  operation: 'mediaItems.list',
  user: 1,
  client: 2,
  parameters: { pageSize: 10, filters: { includeArchivedMedia: true } },
}

test('a token gives its position back to the same caller with the same parameters, in any order', async () => {
  const token = tokens.issue(request, [1_723_883_400_000, 42])
  const reordered = { ...request, parameters: { filters: { includeArchivedMedia: true }, pageSize: 10 } }
  expect(await tokens.open(reordered, token)).toEqual([1_723_883_400_000, 42])
})

test('other parameters with a token are rejected with the recorded text', async () => {
  const token = tokens.issue(request, [1])
  await expect(tokens.open({ ...request, parameters: { pageSize: 11 } }, token)).rejects.toThrow(
    'When using a page token, you must use the same parameters as the previous request.',
  )
})

test('a token of another user, client or method is no token', async () => {
  const token = tokens.issue(request, [1])
  for (const other of [{ user: 9 }, { client: 9 }, { operation: 'mediaItems.search' }]) {
    await expect(tokens.open({ ...request, ...other }, token)).rejects.toThrow(
      'Request contains an invalid argument.',
    )
  }
})

test('one altered byte anywhere is refused', async () => {
  const token = Buffer.from(tokens.issue(request, [1, 2]), 'base64url')
  for (let at = 0; at < token.length; at++) {
    const altered = Buffer.from(token)
    altered[at] = (altered[at] ?? 0) ^ 1
    await expect(tokens.open(request, altered.toString('base64url'))).rejects.toThrow(
      'Request contains an invalid argument.',
    )
  }
  for (const garbage of ['x', 'not a token', token.subarray(0, 20).toString('base64url')]) {
    await expect(tokens.open(request, garbage)).rejects.toThrow('Request contains an invalid argument.')
  }
})
