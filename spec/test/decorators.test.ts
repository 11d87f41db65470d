import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { copyOfSpec } from './copy.ts'
import { type document, nameOf, operationOf, operations, responseReference, walk } from './document.ts'

let copy: Awaited<ReturnType<typeof copyOfSpec>>
beforeEach(async () => {
  copy = await copyOfSpec()
})
afterEach(() => copy.remove())

interface Described {
  paths: Record<string, Record<string, { description: string }>>
  components: { schemas: Record<string, { properties: Record<string, { description: string }> }> }
}

/** The bundle of the copy. */
async function bundled(): Promise<Described> {
  const { text, output } = await copy.bundle()
  if (text === '') throw new Error(output)
  return JSON.parse(text)
}

const descriptionOf = (bundle: Described, path: string, method: string) =>
  (bundle.paths[path]?.[method]?.description ?? '').replaceAll(/\s+/g, ' ')

describe('a number that changes in a schema changes in every sentence that states it', () => {
  it('page sizes of a parameter', async () => {
    await copy.edit('parameters/albumPageSize.yaml', 'maximum: 50', 'maximum: 70')
    await copy.edit('parameters/albumPageSize.yaml', 'default: 20', 'default: 30')
    const bundle = await bundled()
    for (const path of ['/v1/albums', '/v1/sharedAlbums']) {
      expect(descriptionOf(bundle, path, 'get')).toContain('**Page size:** 30 by default, at most 70.')
    }
    expect(JSON.stringify(bundle)).toContain('1 to 70; a larger number counts as 70')
  })

  it('page sizes in a body', async () => {
    await copy.edit('schemas/SearchMediaItemsRequest.yaml', 'maximum: 100', 'maximum: 40')
    const description = descriptionOf(await bundled(), '/v1/mediaItems:search', 'post')
    expect(description).toContain('**Page size:** 25 by default, at most 40.')
  })

  it('numbers of items', async () => {
    await copy.edit('schemas/BatchCreateMediaItemsRequest.yaml', 'maxItems: 50', 'maxItems: 60')
    const bundle = await bundled()
    expect(descriptionOf(bundle, '/v1/mediaItems:batchCreate', 'post')).toMatch(
      /^Turns 1 to 60 upload tokens/,
    )
    const { properties } = bundle.components.schemas.BatchCreateMediaItemsRequest ?? {}
    expect(properties?.newMediaItems?.description).toMatch(/^1 to 60 items/)
  })

  it('limits outside of schemas, with their unit', async () => {
    await copy.edit('openapi.yaml', 'baseUrlLifetimeSeconds: 3600', 'baseUrlLifetimeSeconds: 5400')
    await copy.edit('openapi.yaml', 'albumMaxItems: 20000', 'albumMaxItems: 30000')
    const bundle = await bundled()
    expect(descriptionOf(bundle, '/v1/mediaItems', 'get')).toContain('valid for 90 minutes')
    expect(descriptionOf(bundle, '/v1/mediaItems:batchCreate', 'post')).toContain('at most 30,000 items')
    expect(JSON.stringify(bundle)).not.toContain('60 minutes')
  })
})

describe('every description ends with the scopes of its operation', () => {
  const shortNames = (urls: string[]) => [...new Set(urls.map(nameOf))].sort()

  it.each(operations)('$id', ({ operation }) => {
    const sentence = operation.description.match(/\*\*Scopes?( until \d{4}-\d\d-\d\d)?:\*\*[^*]*/g) ?? []
    expect(sentence).toHaveLength(1)
    const named = [...(sentence[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name)
    const legacy = operation.security.flatMap((alternative) => alternative.oauth2 ?? [])
    expect([...new Set(named)].sort()).toEqual(
      shortNames([...legacy, ...operation['x-scopes-since-2025-03-31']]),
    )
  })

  it('as they were before scopes were removed, and as they are now', () => {
    const endOf = (id: string) => operationOf(id).operation.description.trimEnd().split('\n\n').at(-1)
    const ends = ['albums.addEnrichment', 'albums.patch', 'albums.unshare', 'mediaItems.list'].map(endOf)
    expect(ends.map((text) => text?.replaceAll(/\s+/g, ' '))).toEqual([
      '**Scopes:** `photoslibrary.appendonly` or, since 2025-03-31, `photoslibrary.edit.appcreateddata`; until then also `photoslibrary` or `photoslibrary.sharing`.',
      '**Scope:** `photoslibrary.edit.appcreateddata`.',
      '**Scope until 2025-03-31:** `photoslibrary.sharing`.',
      '**Scopes:** `photoslibrary.readonly.appcreateddata`; until 2025-03-31 also `photoslibrary` or `photoslibrary.readonly`. **Page size:** 25 by default, at most 100.',
    ])
  })

  it('and adding or removing a scope changes the sentence', async () => {
    await copy.edit(
      'paths/albums.yaml',
      '    - oauth2: [https://www.googleapis.com/auth/photoslibrary]\n',
      '',
    )
    const description = descriptionOf(await bundled(), '/v1/albums', 'post')
    expect(description.trimEnd()).toMatch(
      /\*\*Scopes:\*\* `photoslibrary\.appendonly`; until 2025-03-31 also `photoslibrary\.sharing`\.$/,
    )
  })
})

describe('the files of paths do not repeat the parts that all operations share', () => {
  it('a new operation has the global parameters and the shared errors', async () => {
    await copy.edit('paths/mediaItems_batchGet.yaml', 'get:\n', 'get:\n  x-new: true\n')
    const bundle = (await bundled()) as unknown as typeof document
    const item = bundle.paths['/v1/mediaItems:batchGet']
    expect(item?.parameters).toHaveLength(11)
    expect(Object.keys(item?.get?.responses ?? {})).toEqual(['200', '400', '401', '403', '429', '500', '503'])
  })

  it('a response that an operation describes itself is not replaced', () => {
    expect(responseReference(operationOf('mediaItems.batchCreate'), '429')).toMatch(
      /ConcurrentWriteResourceExhausted$/,
    )
    expect(responseReference(operationOf('uploads.create'), '401')).toBeUndefined()
  })

  it('the 404 is that of the resource in the request', () => {
    const notFound = Object.fromEntries(
      operations.map((located) => [located.id, nameOf(responseReference(located, '404') ?? 'none')]),
    )
    expect(notFound).toMatchObject({
      'albums.get': 'AlbumNotFound',
      'albums.list': 'none',
      'mediaItems.batchCreate': 'AlbumNotFound',
      'mediaItems.get': 'EntityNotFound',
      'sharedAlbums.join': 'EntityNotFound',
    })
  })
})

describe('placeholders', () => {
  it('are all filled in', () => {
    const left: string[] = []
    walk((node, at) => {
      for (const [key, value] of Object.entries(node)) {
        if (typeof value === 'string' && value.includes('{{')) left.push(`${at}/${key}`)
      }
    })
    expect(left).toEqual([])
  })

  it.each([
    ['a keyword that the schema does not have', '{{maxLength}}'],
    ['a dangling pointer', '{{#/x-limits/albumMaxThings}}'],
    ['an unknown scope', '{{scope photoslibrary.write}}'],
  ])('without a value fail the bundle: %s', async (_, placeholder) => {
    await copy.edit('schemas/Date.yaml', '{{maximum}}', placeholder)
    const { failed, output } = await copy.bundle()
    expect(failed).toBe(true)
    expect(output.replaceAll(/\s+/g, ' ')).toContain(`the document has no value for ${placeholder}`)
  })
})
