import { expect, test } from 'vitest'
import { createMediaUrls, parseRendition } from '../../src/tokens/mediaUrls.ts'
import { createCapabilityCodec } from '../../src/tokens/signingKeys.ts'
import { id } from '../support/ids.ts'
import { oneKey } from '../support/keys.ts'

const MAX_EDGE = 16_383

test('a base URL is valid for its lifetime and recognized as expired afterwards', async () => {
  let now = Date.UTC(2026, 0, 1)
  const urls = createMediaUrls(
    createCapabilityCodec(oneKey),
    () => now,
    () => now / 1000 + 3600,
  )
  const token = urls.issue({ media: id(5), user: id(7) }).replace('/media/', '')
  now += 3_599_000
  expect(await urls.parse(token)).toEqual({ grant: { media: 5, user: 7 }, secondsLeft: 1 })
  now += 1000
  expect(await urls.parse(token)).toEqual({ grant: { media: 5, user: 7 }, secondsLeft: 0 })
  expect(await urls.parse(`${token.slice(0, -1)}!`)).toBeUndefined()
})

test.each([
  [undefined, { kind: 'image', width: 512, height: 512, crop: false, playButton: true }],
  ['w2048-h1024', { kind: 'image', width: 2048, height: 1024, crop: false, playButton: true }],
  ['h100', { kind: 'image', height: 100, crop: false, playButton: true }],
  ['w256-h256-c', { kind: 'image', width: 256, height: 256, crop: true, playButton: true }],
  ['d', { kind: 'original' }],
  ['w100-no', { kind: 'image', width: 100, crop: false, playButton: false }],
  ['dv', { kind: 'video' }],
])('the suffix %s requests its rendition', (suffix, rendition) => {
  expect(parseRendition(suffix, MAX_EDGE)).toEqual(rendition)
})

test.each(['w0', 'w16384', 'c', 'w10-x', 'w', 'w-5', 'd-w10', 'w1e3', '../etc'])(
  'the suffix %s requests nothing that exists',
  (suffix) => {
    expect(parseRendition(suffix, MAX_EDGE)).toBeUndefined()
  },
)
