import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createPageTokens, type PageRequest, type PositionCodec } from '../../src/tokens/pageTokens.ts'
import { id } from '../support/ids.ts'
import { oneKey } from '../support/keys.ts'

const tokens = createPageTokens(oneKey, randomBytes)
/** A list whose positions are numbers. */
const numbers: PositionCodec<readonly number[]> = { encode: (all) => all, decode: (all) => all }
const request: PageRequest = {
  operation: 'mediaItems.list',
  user: id(1),
  client: id(2),
  parameters: { pageSize: 10, filters: { includeArchivedMedia: true } },
}

test('a token decodes to its position for the same caller and the same parameters, in any order', async () => {
  const token = tokens.issue(request, numbers, [1_723_883_400_000, 42])
  const reordered = { ...request, parameters: { filters: { includeArchivedMedia: true }, pageSize: 10 } }
  expect(await tokens.parse(reordered, numbers, token)).toEqual([1_723_883_400_000, 42])
})

test('a token for the start of a list has no position', async () => {
  const token = tokens.issue(request, numbers, undefined)
  expect(await tokens.parse(request, numbers, token)).toBeUndefined()
})

test('a token with other parameters is rejected with the recorded text', async () => {
  const token = tokens.issue(request, numbers, [1])
  await expect(tokens.parse({ ...request, parameters: { pageSize: 11 } }, numbers, token)).rejects.toThrow(
    'When using a page token, you must use the same parameters as the previous request.',
  )
})

test('a token of another user, client or method is rejected', async () => {
  const token = tokens.issue(request, numbers, [1])
  for (const other of [{ user: id(9) }, { client: id(9) }, { operation: 'mediaItems.search' }]) {
    await expect(tokens.parse({ ...request, ...other }, numbers, token)).rejects.toThrow(
      'Request contains an invalid argument.',
    )
  }
})

test('a token with any altered byte is rejected', async () => {
  const token = Buffer.from(tokens.issue(request, numbers, [1, 2]), 'base64url')
  for (let at = 0; at < token.length; at++) {
    const altered = Buffer.from(token)
    altered[at] = (altered[at] ?? 0) ^ 1
    await expect(tokens.parse(request, numbers, altered.toString('base64url'))).rejects.toThrow(
      'Request contains an invalid argument.',
    )
  }
  for (const garbage of ['x', 'not a token', token.subarray(0, 20).toString('base64url')]) {
    await expect(tokens.parse(request, numbers, garbage)).rejects.toThrow(
      'Request contains an invalid argument.',
    )
  }
})
