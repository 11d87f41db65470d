import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript-5'
import { describe, expect, test } from 'vitest'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Every public README, and the folder from which its imports are resolved: a package can import itself by name. */
const READMES = [
  ['README.md', here('.')],
  ...['packages', 'apps'].flatMap((group) =>
    readdirSync(here(`../../../${group}`)).map((name) => [
      `${group}/${name}/README.md`,
      here(`../../../${group}/${name}/test/`),
    ]),
  ),
].map(([path = '', folder = '']) => ({ path, folder }))

const examplesIn = (path: string) => {
  const file = here(`../../../${path}`)
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return [...text.matchAll(/^```ts\n(.*?)^```/gms)].map(([, source = '']) => source)
}

/** Variables of the examples that an earlier example or the reader's program declares. */
const DECLARATIONS = `
  import type * as client from '@tintype/client'
  import type { MediaItem, NewMediaItem } from '@tintype/types'
  declare global {
    const photos: client.PhotosClient
    const auth: client.Auth
    const item: MediaItem
    const handle: client.UploadHandle
    const albumId: string
    const mediaItemId: string
    const path: string
    const mediaItemIds: string[]
    const newMediaItems: NewMediaItem[]
    const url: string
    const owner: string
    const other: string
    const tokens: { owner: string; other: string }
    const now: number
    const baseJson: string
    const revisionJson: string
    function show(share: number): void
    function refresh(): Promise<string>
    function cachedToken(): Promise<string>
    function test(name: string, run: () => unknown): void
  }`

const { config } = ts.readConfigFile(here('tsconfig.json'), ts.sys.readFile)
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, here('.'))

const DOM = ['lib.dom.d.ts', 'lib.dom.iterable.d.ts']

/** Each source is a module. */
function complaintsAbout(sources: Record<string, string>, lib = DOM): string[] {
  const files: Record<string, string | undefined> = { [here('given.d.ts')]: DECLARATIONS, ...sources }
  const all = {
    ...options,
    strict: true,
    exactOptionalPropertyTypes: true,
    lib: ['lib.es2023.d.ts', ...lib],
    noUnusedLocals: false,
  }
  const host = ts.createCompilerHost(all)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (path) => files[path] !== undefined || fileExists(path)
  host.readFile = (path) => files[path] ?? readFile(path)
  host.getSourceFile = (path, options, ...rest) => {
    const source = files[path]
    // The options say whether the file is a module, which decides how its imports are resolved.
    return source === undefined
      ? getSourceFile(path, options, ...rest)
      : ts.createSourceFile(path, source, options, true)
  }
  return ts
    .getPreEmitDiagnostics(ts.createProgram(Object.keys(files), all, host))
    .map(({ file, messageText }) => `${file?.text}\n${ts.flattenDiagnosticMessageText(messageText, '\n')}`)
}

describe('strict TypeScript, with exactOptionalPropertyTypes, accepts', () => {
  test('every example of every README', () => {
    const sources = READMES.flatMap(({ path, folder }) =>
      examplesIn(path).map((source, at) => [`${folder}example-${at}.ts`, `${source}\nexport {}\n`]),
    )
    const inFiles = READMES.filter(({ path }) => examplesIn(path).length > 0).map(({ path }) => path)
    expect(inFiles).toEqual(
      expect.arrayContaining(['README.md', 'packages/client/README.md', 'apps/server/README.md']),
    )
    expect(sources.length).toBeGreaterThan(15)
    expect(complaintsAbout(Object.fromEntries(sources))).toEqual([])
  })

  test('every program of examples/', () => {
    const names = readdirSync(here('../examples')).filter((name) => name.endsWith('.ts'))
    expect(names.length).toBeGreaterThan(3)
    const sources = names.map((name) => [
      here(`example-${name}`),
      readFileSync(here(`../examples/${name}`), 'utf8'),
    ])
    // The examples run in Node, without DOM types.
    expect(complaintsAbout(Object.fromEntries(sources), [])).toEqual([])
  })

  test('undefined for every optional value', () => {
    const source = `
      import { createPhotosClient, mediaUrl, PhotosError } from '@tintype/client'
      import { downloadTo, fromPath } from '@tintype/client/node'
      import { fakeFetch } from '@tintype/client/testing'
      const page = await photos.albums.list()
      photos.albums.list({ pageToken: page.nextPageToken })
      createPhotosClient({ auth, baseUrl: process.env.PHOTOS_URL, fetch: undefined, onRetry: undefined })
      photos.mediaItems.search({ body: { albumId: page.albums?.[0]?.id, filters: undefined } })
      photos.albums.create({ body: { album: { title: process.env.TITLE } } })
      photos.albums.unshare({ albumId, body: undefined }, { timeout: undefined, headers: undefined })
      photos.upload(fromPath(path, { description: process.env.TEXT }), { albumId: page.albums?.[0]?.id })
      photos.upload({ body: new Uint8Array(1), size: undefined, resume: undefined })
      photos.uploads.create({ body: new Uint8Array(1), 'X-Goog-Hash': process.env.HASH })
      photos.raw.GET('/v1/albums', { params: { query: { pageToken: page.nextPageToken } } })
      downloadTo(photos, item, path, { onProgress: undefined, rendition: { width: undefined, height: 5 } })
      mediaUrl(item, { width: 5, crop: undefined })
      fakeFetch([{ operation: undefined, status: undefined, headers: undefined }])
      new PhotosError({ kind: 'item', operation: 'albums.list', message: '', code: undefined, hint: undefined })
    `
    expect(complaintsAbout({ [here('example.ts')]: source })).toEqual([])
  })
})

test('a wrong example is detected', () => {
  const wrong = "photos.albums.get({ id: 'x' })\nexport {}\n"
  expect(complaintsAbout({ [here('example.ts')]: wrong })).toHaveLength(1)
})
