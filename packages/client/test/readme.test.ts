import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const readme = readFileSync(here('../README.md'), 'utf8')
const examples = [...readme.matchAll(/^```ts\n(.*?)^```/gms)].map(([, source = '']) => source)

/** What examples speak of that an earlier one, or the reader's own program, has made. */
const GIVEN = `
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
    function show(share: number): void
    function refresh(): Promise<string>
    function cachedToken(): Promise<string>
  }`

const { config } = ts.readConfigFile(here('tsconfig.json'), ts.sys.readFile)
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, here('.'))

/** Each is a module of its own in this package, and finds the package by its name. */
function complaintsAbout(sources: Record<string, string>): string[] {
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  const files: Record<string, string | undefined> = sources
  host.fileExists = (path) => files[path] !== undefined || fileExists(path)
  host.readFile = (path) => files[path] ?? readFile(path)
  host.getSourceFile = (path, ...rest) => {
    const source = files[path]
    return source === undefined
      ? getSourceFile(path, ...rest)
      : ts.createSourceFile(path, source, ts.ScriptTarget.ESNext, true)
  }
  const program = ts.createProgram(
    Object.keys(files),
    { ...options, lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], noUnusedLocals: false },
    host,
  )
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.text}\n${ts.flattenDiagnosticMessageText(messageText, '\n')}`)
}

test('every example of the README is a program that TypeScript accepts', () => {
  expect(examples.length).toBeGreaterThan(5)
  const sources = examples.map((source, at) => [here(`example-${at}.ts`), `${source}\nexport {}\n`])
  expect(complaintsAbout({ [here('given.d.ts')]: GIVEN, ...Object.fromEntries(sources) })).toEqual([])
})

test('an example that is wrong would be noticed', () => {
  const wrong = "photos.albums.get({ id: 'x' })\nexport {}\n"
  expect(complaintsAbout({ [here('given.d.ts')]: GIVEN, [here('example.ts')]: wrong })).toHaveLength(1)
})
