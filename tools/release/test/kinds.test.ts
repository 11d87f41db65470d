import { type Bump, largest } from '@tintype/diff'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Loose, OPEN_REQUEST, startReleasedApi } from './support/api.ts'

let api: Awaited<ReturnType<typeof startReleasedApi>>

beforeAll(async () => {
  api = await startReleasedApi()
})

afterAll(() => api?.remove())

const schema = (document: Loose, name: string) => document.components.schemas[name]
const albums = (document: Loose) => document.paths['/v1/albums']
const album = (document: Loose) => document.paths['/v1/albums/{albumId}']
const search = (document: Loose) => document.paths['/v1/mediaItems:search'].post
const parameter = (document: Loose, name: string) => document.components.parameters[name]
const text = { type: 'string', description: 'A text.' }

/** A change, its bump by redocly, and whether programs that compiled before still compile. */
type Kind = [what: string, onTheWire: Bump, breaksTypes: boolean, change: (document: Loose) => void]

const KINDS: Kind[] = [
  // Prose
  ['the document is unchanged', 'none', false, () => {}],
  [
    'a description is reworded',
    'patch',
    false,
    (d) => {
      schema(d, 'Album').description = 'An album.'
    },
  ],
  [
    'a summary is reworded',
    'patch',
    false,
    (d) => {
      albums(d).get.summary = 'All albums'
    },
  ],
  [
    'an example is changed',
    'patch',
    false,
    (d) => {
      d.components.examples.EmptyAlbum.value.title = 'Other'
    },
  ],
  [
    'an extension is changed',
    'patch',
    false,
    (d) => {
      d['x-limits'].albumMaxItems = 30_000
    },
  ],
  [
    'an operation becomes deprecated',
    'patch',
    false,
    (d) => {
      albums(d).get.deprecated = true
    },
  ],
  // Operations and paths
  [
    'an operation is added',
    'minor',
    false,
    (d) => {
      d.paths['/v1/albums/{albumId}:rename'] = {
        post: {
          ...structuredClone(album(d).get),
          operationId: 'albums.rename',
          parameters: [{ $ref: '#/components/parameters/albumId' }],
        },
      }
    },
  ],
  [
    'an operation is removed',
    'major',
    true,
    (d) => {
      delete albums(d).post
    },
  ],
  [
    'an operation gets another id',
    'major',
    true,
    (d) => {
      albums(d).get.operationId = 'albums.index'
    },
  ],
  [
    'a path is renamed',
    'major',
    false,
    (d) => {
      d.paths['/v1/collections'] = d.paths['/v1/albums']
      delete d.paths['/v1/albums']
    },
  ],
  [
    'a path parameter is renamed',
    'patch',
    true,
    (d) => {
      d.paths['/v1/albums/{id}'] = album(d)
      delete d.paths['/v1/albums/{albumId}']
      parameter(d, 'albumId').name = 'id'
    },
  ],
  // Parameters
  [
    'an optional parameter is added',
    'minor',
    false,
    (d) => {
      albums(d).get.parameters.push({ name: 'query', in: 'query', schema: text })
    },
  ],
  [
    'a required parameter is added',
    'major',
    true,
    (d) => {
      albums(d).get.parameters.push({ name: 'query', in: 'query', required: true, schema: text })
    },
  ],
  [
    'a parameter is removed',
    'major',
    true,
    (d) => {
      albums(d).get.parameters = albums(d).get.parameters.filter(
        ({ $ref }: Loose) => !$ref.endsWith('/pageToken'),
      )
    },
  ],
  [
    'a parameter becomes required',
    'major',
    true,
    (d) => {
      parameter(d, 'pageToken').required = true
    },
  ],
  [
    'a parameter gets another type',
    'major',
    true,
    (d) => {
      parameter(d, 'pageToken').schema = { type: 'integer' }
    },
  ],
  [
    'the maximum of a parameter shrinks',
    'major',
    false,
    (d) => {
      parameter(d, 'albumPageSize').schema.maximum = 10
    },
  ],
  [
    'the maximum of a parameter grows',
    'patch',
    false,
    (d) => {
      parameter(d, 'albumPageSize').schema.maximum = 500
    },
  ],
  // Requests
  [
    'an optional field is added to a request',
    'minor',
    false,
    (d) => {
      schema(d, 'SearchMediaItemsRequest').properties.query = text
    },
  ],
  [
    'a required field is added to a request',
    'major',
    true,
    (d) => {
      schema(d, 'CreateAlbumRequest').properties.reason = text
      schema(d, 'CreateAlbumRequest').required.push('reason')
    },
  ],
  [
    'an optional field is removed from a closed request',
    'major',
    true,
    (d) => {
      delete schema(d, 'SearchMediaItemsRequest').properties.orderBy
    },
  ],
  [
    'an optional field is removed from an open request',
    'patch',
    true,
    (d) => {
      delete schema(d, OPEN_REQUEST).properties.ranges
    },
  ],
  [
    'a field of a request becomes required',
    'major',
    true,
    (d) => {
      schema(d, 'SearchMediaItemsRequest').required = ['albumId']
    },
  ],
  [
    'a field of a request becomes optional',
    'patch',
    false,
    (d) => {
      delete schema(d, 'CreateAlbumRequest').required
    },
  ],
  [
    'a value is added to an enum of a request',
    'patch',
    false,
    (d) => {
      schema(d, 'ContentCategory').enum.push('ROBOTS')
    },
  ],
  [
    'a value is removed from an enum of a request',
    'major',
    true,
    (d) => {
      schema(d, 'ContentCategory').enum.pop()
    },
  ],
  // Responses
  [
    'an optional field is added to a response',
    'minor',
    false,
    (d) => {
      schema(d, 'Album').properties.color = text
    },
  ],
  [
    'a field is removed from a response',
    'major',
    true,
    (d) => {
      delete schema(d, 'MediaItem').properties.filename
    },
  ],
  [
    'a field of a response is renamed',
    'major',
    true,
    (d) => {
      schema(d, 'MediaItem').properties.name = schema(d, 'MediaItem').properties.filename
      delete schema(d, 'MediaItem').properties.filename
    },
  ],
  [
    'a field of a response gets another type',
    'major',
    true,
    (d) => {
      schema(d, 'MediaItem').properties.filename = { type: 'integer' }
    },
  ],
  [
    'a value is added to an enum of a response',
    'major',
    false,
    (d) => {
      schema(d, 'Video').properties.status.enum.push('QUEUED')
    },
  ],
  [
    'a value is removed from an enum of a response',
    'patch',
    true,
    (d) => {
      schema(d, 'Video').properties.status.enum.pop()
    },
  ],
  [
    'an error is added to an operation',
    'minor',
    false,
    (d) => {
      albums(d).get.responses['418'] = { description: 'A teapot.' }
    },
  ],
  [
    'the response of an operation is removed',
    'major',
    true,
    (d) => {
      delete search(d).responses['200']
    },
  ],
  [
    'a schema is renamed',
    'patch',
    true,
    (d) => {
      d.components.schemas.Collection = schema(d, 'Album')
      delete d.components.schemas.Album
      Object.assign(
        d,
        JSON.parse(
          JSON.stringify(d).replaceAll('#/components/schemas/Album"', '#/components/schemas/Collection"'),
        ),
      )
    },
  ],
  [
    'an error text gets another name',
    'patch',
    true,
    (d) => {
      d.components.examples.NoSuchAlbum = d.components.examples.AlbumNotFound
      delete d.components.examples.AlbumNotFound
      Object.assign(
        d,
        JSON.parse(
          JSON.stringify(d).replaceAll(
            '#/components/examples/AlbumNotFound"',
            '#/components/examples/NoSuchAlbum"',
          ),
        ),
      )
    },
  ],
  // Scopes
  [
    'an operation needs another scope',
    'major',
    false,
    (d) => {
      albums(d).get.security = [{ oauth2: ['https://www.googleapis.com/auth/photoslibrary.other'] }]
    },
  ],
]

test.concurrent.each(KINDS)(
  'when %s, the wire format needs the bump %s; types break: %s',
  async (_what, wire, breaks, change) => {
    const { wire: onTheWire, compiled, verdict } = await api.changed(change)
    const report = [...onTheWire, ...compiled].map(({ line }) => line).join('\n')
    expect(largest(onTheWire.map(({ bump }) => bump)), report).toBe(wire)
    expect(compiled.length > 0, report).toBe(breaks)
    expect(verdict.required, report).toBe(breaks ? 'major' : wire)
  },
)
