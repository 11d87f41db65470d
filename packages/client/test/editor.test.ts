import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type OperationId, operations } from '@tintype/types/operations'
import ts from 'typescript-5'
import { describe, expect, test } from 'vitest'

/** A source file that exists only in memory. */
const FILE = fileURLToPath(new URL('./written.ts', import.meta.url))
const SOURCE = `
import { createPhotosClient } from '../src/index.ts'
const photos = createPhotosClient({ auth: 'token' })
photos.albums.create({ body: { album: { title: 'Iceland' } } })
photos.albums.share({ albumId: 'x', body: {} })
photos.albums.list({ pageSize: 50 })
photos.mediaItems.search({ body: { filters: { includeArchivedMedia: true } } })
photos.albums.get({ id: 'x' })
photos.albums.create()
photos.mediaItems.search({ body: { filters: { colour: 'blue' } } })
photos.mediaItems.list
`

const { config } = ts.readConfigFile(fileURLToPath(new URL('./tsconfig.json', import.meta.url)), (path) =>
  readFileSync(path, 'utf8'),
)
const { options } = ts.parseJsonConfigFileContent(
  config,
  ts.sys,
  fileURLToPath(new URL('.', import.meta.url)),
)
const service = ts.createLanguageService({
  getCompilationSettings: () => options,
  getScriptFileNames: () => [FILE],
  getScriptVersion: () => '1',
  getScriptSnapshot: (path) => {
    const text = path === FILE ? SOURCE : ts.sys.readFile(path)
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
  },
  getCurrentDirectory: () => fileURLToPath(new URL('.', import.meta.url)),
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (path) => path === FILE || ts.sys.fileExists(path),
  readFile: (path) => (path === FILE ? SOURCE : ts.sys.readFile(path)),
  readDirectory: ts.sys.readDirectory,
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
})

/** The text that an editor shows over the end of a piece of the source. */
function hover(piece: string): string {
  const { documentation, tags = [] } =
    service.getQuickInfoAtPosition(FILE, SOURCE.indexOf(piece) + piece.length - 1) ?? {}
  const tagLines = tags.map((tag) => `@${tag.name} ${ts.displayPartsToString(tag.text)}`)
  return [ts.displayPartsToString(documentation), ...tagLines].join('\n')
}

describe('an editor shows the text of the document', () => {
  test.each([
    ['photos.albums.create', /^Create an album\.\n\nCreates an empty album/],
    ['photos.albums.share', /@deprecated Removed by Google on 2025-03-31\. Share from the Google Photos app/],
    ['list({ pageSize', /Maximum number of albums to return, 1 to 50/],
    ['search({ body: { filters', /Which items of the library to return/],
    ['includeArchivedMedia', /True to include archived/],
    ['share({ albumId', /Id of the album/],
  ])('over %s', (piece, text) => {
    expect(hover(piece)).toMatch(text)
  })

  test('and suggests exactly the methods of the document', () => {
    const at = SOURCE.indexOf('photos.mediaItems.list') + 'photos.mediaItems.'.length
    const offered = service.getCompletionsAtPosition(FILE, at, undefined)?.entries.map(({ name }) => name)
    const methods = (Object.keys(operations) as OperationId[]).filter((id) => id.startsWith('mediaItems.'))
    expect(offered?.sort()).toEqual(methods.map((id) => id.replace('mediaItems.', '')))
  })
})

test('type errors use the names of the document', () => {
  const messages = service
    .getSemanticDiagnostics(FILE)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  expect(messages).toEqual([
    `Object literal may only specify known properties, and 'id' does not exist in type 'InputWith<"albums.get", undefined>'.`,
    'Expected 1-2 arguments, but got 0.',
    expect.stringMatching(
      /^Object literal may only specify known properties, and 'colour' does not exist in type .*dateFilter/s,
    ),
  ])
})
