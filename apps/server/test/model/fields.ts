import fc from 'fast-check'
import { type Choice, choice, choose, chooseSome } from './choice.ts'
import type { NewItem, Position } from './requests.ts'
import { type Caller, NONSENSE, type Scope, type World } from './world.ts'

/** Parts of requests: a value of fast-check, and its conversion to a part of a request in a world. */
export type Drawn<Source> = Source extends fc.Arbitrary<infer Value> ? Value : never

export const EVERYTHING: readonly Scope[] = ['full', 'ao', 'ro', 'roa', 'sh', 'ed']
const SOME_SCOPES: readonly (readonly Scope[])[] = [
  ['roa'],
  ['sh'],
  ['full'],
  ['ed'],
  ['ao', 'roa'],
  ['ro', 'sh'],
]

/** Mostly a token with all scopes, because a call without the right scope tests little. */
export const caller: fc.Arbitrary<Caller> = fc.record({
  user: fc.constantFrom('ann', 'ben'),
  client: fc.oneof(weighted(6, fc.constant('app')), weighted(1, fc.constant('other'))),
  scopes: fc.oneof(weighted(3, fc.constant(EVERYTHING)), weighted(1, fc.constantFrom(...SOME_SCOPES))),
})

export function weighted<Value>(weight: number, arbitrary: fc.Arbitrary<Value>) {
  return { weight, arbitrary }
}

/** Undefined once in `freq + 1` times. */
export const mostly = <Value>(value: fc.Arbitrary<Value>, freq: number) =>
  fc.option(value, { nil: undefined, freq })

/** A value once in `freq + 1` times. */
export const rarely = <Value>(value: fc.Arbitrary<Value>, freq: number): fc.Arbitrary<Value | undefined> =>
  fc.oneof(weighted(freq, fc.constant(undefined)), weighted(1, value))

export const title = fc.constantFrom('one', 'two', '')
export const description = fc.constantFrom('words', 'other words', '')
export const pageSize = fc.integer({ min: 1, max: 3 })
export const albumListing = fc
  .record({ pageSize, narrow: fc.boolean() })
  .map(({ pageSize, narrow }) => ({ pageSize, ...(narrow && { excludeNonAppCreatedData: true }) }))

const namesOf = (things: readonly { name: string }[]) => things.map(({ name }) => name)

export const albumName = (wanted: Choice, { albums, items }: World) =>
  choose(wanted, namesOf(albums), items[0]?.name)
export const itemName = (wanted: Choice, { albums, items }: World) =>
  choose(wanted, namesOf(items), albums[0]?.name)
export const tokenName = (wanted: Choice, { shareTokens, albums }: World) =>
  choose(wanted, shareTokens, albums[0]?.name)

export const someItems = fc.record({
  choices: fc.array(choice, { minLength: 1, maxLength: 3 }),
  twice: fc.oneof(weighted(12, fc.constant(false)), weighted(1, fc.constant(true))),
})

export const itemNames = ({ choices, twice }: Drawn<typeof someItems>, { albums, items }: World) =>
  chooseSome(choices, namesOf(items), albums[0]?.name, twice)

export const place = fc.record({
  position: fc.constantFrom(
    'FIRST_IN_ALBUM',
    'LAST_IN_ALBUM',
    'AFTER_MEDIA_ITEM',
    'AFTER_ENRICHMENT_ITEM',
    'POSITION_TYPE_UNSPECIFIED',
  ),
  relative: choice,
  /** Sets the relative id of the other kind, both, or none. Most of these are invalid. */
  twist: rarely(fc.constantFrom('swap', 'both', 'none'), 9),
})

export function positionOf({ position, relative, twist }: Drawn<typeof place>, world: World): Position {
  const mediaItem = { relativeMediaItemId: itemName(relative, world) }
  const enrichment = {
    relativeEnrichmentItemId: choose(relative, world.enrichments, world.items[0]?.name),
  }
  if (twist === 'both') return { position, ...mediaItem, ...enrichment }
  if (twist === 'none') return { position }
  if (position === 'AFTER_ENRICHMENT_ITEM')
    return { position, ...(twist === 'swap' ? mediaItem : enrichment) }
  if (position === 'AFTER_MEDIA_ITEM') return { position, ...(twist === 'swap' ? enrichment : mediaItem) }
  return { position, ...(twist === 'swap' && mediaItem) }
}

/** Photos without a capture time, with equal times, and with an older one, to test the order of a library. */
export const PHOTOS = [
  { seed: 0 },
  { seed: 1, takenAt: Date.UTC(2024, 7, 17) },
  { seed: 2 },
  { seed: 3, takenAt: Date.UTC(2024, 7, 17) },
  { seed: 4, takenAt: Date.UTC(2023, 1, 2) },
] as const

/** A new upload by the caller, an earlier one by any caller, or an invalid one. */
const upload = fc.oneof(
  weighted(
    12,
    fc.nat({ max: PHOTOS.length - 1 }).map((photo) => ({ photo })),
  ),
  weighted(
    2,
    fc.nat({ max: 30 }).map((pick) => ({ pick })),
  ),
  weighted(2, fc.constantFrom('garbage', 'expired', 'no media')),
)

export const newItem = fc.record({
  upload,
  description: mostly(description, 2),
  fileName: rarely(fc.constant('given.jpg'), 4),
})

export function newItemOf(
  { upload, description, fileName }: Drawn<typeof newItem>,
  world: World,
  caller: Caller,
): NewItem {
  return {
    ...(description && { description }),
    simpleMediaItem: { uploadToken: uploadToken(upload, world, caller), ...(fileName && { fileName }) },
  }
}

function uploadToken(wanted: Drawn<typeof upload>, world: World, { user, client }: Caller): string {
  if (wanted === 'garbage') return NONSENSE
  if (typeof wanted === 'object' && 'pick' in wanted) return choose(wanted, namesOf(world.uploads), undefined)
  const number = world.uploads.length + 1
  const photo = typeof wanted === 'object' ? PHOTOS[wanted.photo] : PHOTOS[0]
  world.uploads.push({
    name: `upload ${number}`,
    user,
    client,
    ...(photo && wanted !== 'no media' && { photo }),
    fileName: `upload-${number}.jpg`,
    expired: wanted === 'expired',
  })
  return `upload ${number}`
}
