import { describe, expect, it } from 'vitest'
import {
  type MediaType,
  nameOf,
  operations,
  type Response,
  resolve,
  type Schema,
  schemas,
  walk,
} from './document.ts'
import { violations } from './validate.ts'

/** Names of all schemas that a body can contain. */
function reachable(from: (Schema | undefined)[]): Set<string> {
  const found = new Set<string>()
  const follow = (schema: unknown) =>
    walk(({ $ref }) => {
      if (typeof $ref !== 'string' || found.has(nameOf($ref))) return
      found.add(nameOf($ref))
      follow(resolve({ $ref }))
    }, schema)
  for (const schema of from) follow(schema)
  return found
}

const bodies = (content: Record<string, MediaType> = {}) => Object.values(content).map(({ schema }) => schema)
const inRequests = reachable(operations.flatMap(({ operation }) => bodies(operation.requestBody?.content)))
const inResponses = reachable(
  operations.flatMap(({ operation }) =>
    Object.values(operation.responses).flatMap((response) => bodies(resolve<Response>(response).content)),
  ),
)
const objects = Object.keys(schemas).filter((name) => schemas[name]?.type === 'object')

describe('requests reject unknown fields, and responses allow new ones', () => {
  it.each(objects.filter((name) => !inResponses.has(name)))('%s is for requests only: closed', (name) => {
    expect(schemas[name]?.additionalProperties).toBe(false)
  })

  it.each(objects.filter((name) => inResponses.has(name)))('%s is in responses: open', (name) => {
    expect(schemas[name]?.additionalProperties).not.toBe(false)
  })

  const both = objects.filter((name) => inResponses.has(name) && inRequests.has(name))

  // Fields that a response always has are not required in a request: the two have schemas of their own.
  it.each(both)('%s is used in both, so that it requires nothing', (name) => {
    expect(schemas[name]?.required ?? []).toEqual([])
  })

  it.each(['Album', 'MediaItem'])(
    '%s has a form for requests, with the same fields and none required',
    (name) => {
      const input = schemas[`${name}Input`]
      expect(Object.keys(input?.properties ?? {})).toEqual(Object.keys(schemas[name]?.properties ?? {}))
      expect(JSON.stringify(input)).not.toContain('"required"')
      expect(schemas[name]?.required).toContain('id')
    },
  )

  it('a request that uses an open schema closes it', () => {
    const uses: [string, boolean][] = []
    for (const name of objects.filter((each) => inRequests.has(each) && !inResponses.has(each))) {
      for (const [key, property] of Object.entries(schemas[name]?.properties ?? {})) {
        if (property.readOnly) continue
        const used = nameOf(property.$ref ?? property.allOf?.[0]?.$ref ?? '')
        if (both.includes(used))
          uses.push([`${name}.${key}: ${used}`, property.unevaluatedProperties === false])
      }
    }
    expect(uses).toEqual([['ShareAlbumRequest.sharedAlbumOptions: SharedAlbumOptions', true]])
  })
})

describe('a body may be omitted if, and only if, none of its fields is required', () => {
  const json = operations.filter(({ operation }) => operation.requestBody?.content['application/json'])
  // A patch without a body would clear the fields of its mask.
  it.each(json.filter(({ method }) => method !== 'PATCH'))('$id', ({ operation }) => {
    const schema = resolve<Schema>(operation.requestBody?.content['application/json']?.schema ?? {})
    expect(operation.requestBody?.required ?? false).toBe((schema.required ?? []).length > 0)
  })
})

const body = (path: string, method: string) =>
  `#/paths/${path.replaceAll('/', '~1')}/${method}/requestBody/content/application~1json/schema`
const create = body('/v1/albums', 'post')
const patchAlbum = body('/v1/albums/{albumId}', 'patch')
const patchItem = body('/v1/mediaItems/{mediaItemId}', 'patch')
const enrich = body('/v1/albums/{albumId}:addEnrichment', 'post')
const add = body('/v1/albums/{albumId}:batchAddMediaItems', 'post')
const share = body('/v1/albums/{albumId}:share', 'post')
const unshare = body('/v1/albums/{albumId}:unshare', 'post')
const batchCreate = body('/v1/mediaItems:batchCreate', 'post')
const search = body('/v1/mediaItems:search', 'post')
const join = body('/v1/sharedAlbums:join', 'post')
const ids = (count: number) => ({
  mediaItemIds: Array.from({ length: count }, (_, index) => `item-${index}`),
})
const upload = { simpleMediaItem: { uploadToken: 'token' } }
const text = { textEnrichment: { text: 'Rain.' } }
const end = { position: 'LAST_IN_ALBUM' }
const dates = (...list: unknown[]) => ({ filters: { dateFilter: { dates: list } } })
const categories = (count: number) => Array.from({ length: count }, () => 'PETS')

describe('a valid request is accepted', () => {
  it.each<[string, string, unknown]>([
    ['an album with a title', create, { album: { title: 'Iceland, August' } }],
    ['an album with a title of 500 characters', create, { album: { title: 'x'.repeat(500) } }],
    [
      'an album from a response, including output-only fields',
      create,
      { album: { title: 'A', isWriteable: true } },
    ],
    [
      'an album as a patch, with its count and cover',
      patchAlbum,
      { title: 'A', mediaItemsCount: '5', shareInfo: {} },
    ],
    [
      'a media item as a patch, with its metadata',
      patchItem,
      { description: 'A', mediaMetadata: { photo: {} } },
    ],
    ['one enrichment', enrich, { newEnrichmentItem: text, albumPosition: end }],
    ['50 ids', add, ids(50)],
    ['sharing without options', share, {}],
    ['unsharing with an empty object', unshare, {}],
    ['an upload without name and description', batchCreate, { newMediaItems: [upload] }],
    ['an empty search', search, {}],
    ['a search with an empty page token', search, { pageToken: '', pageSize: 100 }],
    ['a search in any year', search, dates({ month: 12, day: 24, year: 0 })],
  ])('%s', (_, pointer, value) => {
    expect(violations(pointer, value)).toEqual([])
  })
})

describe('an invalid request is rejected', () => {
  it.each<[string, string, unknown, string]>([
    ['an unknown field', create, { album: {}, color: 'blue' }, 'additionalProperties /'],
    ['an unknown field of an album', create, { album: { color: 'blue' } }, 'additionalProperties /album'],
    ['no album', create, {}, 'required /'],
    ['a title of 501 characters', create, { album: { title: 'x'.repeat(501) } }, 'maxLength /album/title'],
    ['a count that is a number', create, { album: { mediaItemsCount: 5 } }, 'type /album/mediaItemsCount'],
    ['an unknown field in a patched album', patchAlbum, { titel: 'A' }, 'additionalProperties /'],
    ['an unknown field in a patched item', patchItem, { caption: 'A' }, 'additionalProperties /'],
    [
      'a description of 1000 characters',
      patchItem,
      { description: 'x'.repeat(1000) },
      'maxLength /description',
    ],
    [
      'an unknown option',
      share,
      { sharedAlbumOptions: { open: true } },
      'unevaluatedProperties /sharedAlbumOptions',
    ],
    ['any field in unshare', unshare, { albumId: 'x' }, 'additionalProperties /'],
    [
      'no enrichment',
      enrich,
      { newEnrichmentItem: {}, albumPosition: end },
      'minProperties /newEnrichmentItem',
    ],
    [
      'two enrichments',
      enrich,
      { newEnrichmentItem: { ...text, mapEnrichment: {} }, albumPosition: end },
      'maxProperties /newEnrichmentItem',
    ],
    ['an enrichment without a position', enrich, { newEnrichmentItem: text }, 'required /'],
    [
      'a position after both an item and an enrichment',
      enrich,
      { newEnrichmentItem: text, albumPosition: { relativeMediaItemId: 'a', relativeEnrichmentItemId: 'b' } },
      'not /albumPosition',
    ],
    [
      'a location north of the pole',
      enrich,
      {
        newEnrichmentItem: { locationEnrichment: { location: { latlng: { latitude: 91 } } } },
        albumPosition: end,
      },
      'maximum /newEnrichmentItem/locationEnrichment/location/latlng/latitude',
    ],
    ['no ids', add, ids(0), 'minItems /mediaItemIds'],
    ['51 ids', add, ids(51), 'maxItems /mediaItemIds'],
    ['a repeated id', add, { mediaItemIds: ['a', 'a'] }, 'uniqueItems /mediaItemIds'],
    ['51 new items', batchCreate, { newMediaItems: Array(51).fill(upload) }, 'maxItems /newMediaItems'],
    [
      'a new item without bytes',
      batchCreate,
      { newMediaItems: [{ description: 'A' }] },
      'required /newMediaItems/0',
    ],
    [
      'a name of 256 characters',
      batchCreate,
      { newMediaItems: [{ simpleMediaItem: { uploadToken: 'a', fileName: 'x'.repeat(256) } }] },
      'maxLength /newMediaItems/0/simpleMediaItem/fileName',
    ],
    [
      'an album together with filters',
      search,
      { albumId: 'a', filters: { includeArchivedMedia: true } },
      'not /',
    ],
    ['a page of 101 items', search, { pageSize: 101 }, 'maximum /pageSize'],
    ['six dates', search, dates({}, {}, {}, {}, {}, {}), 'maxItems /filters/dateFilter/dates'],
    ['a month of 13', search, dates({ month: 13 }), 'maximum /filters/dateFilter/dates/0/month'],
    [
      'eleven categories',
      search,
      { filters: { contentFilter: { includedContentCategories: categories(11) } } },
      'maxItems /filters/contentFilter/includedContentCategories',
    ],
    [
      'an unknown category',
      search,
      { filters: { contentFilter: { excludedContentCategories: ['CATS'] } } },
      'enum /filters/contentFilter/excludedContentCategories/0',
    ],
    [
      'two media types',
      search,
      { filters: { mediaTypeFilter: { mediaTypes: ['PHOTO', 'VIDEO'] } } },
      'maxItems /filters/mediaTypeFilter/mediaTypes',
    ],
    ['an order that does not exist', search, { orderBy: 'filename' }, 'enum /orderBy'],
    ['joining without a share token', join, {}, 'required /'],
  ])('%s', (_, pointer, value, violation) => {
    expect(violations(pointer, value)).toContain(violation)
  })
})
