import { createDocument, loadDocument, type OpenApi } from '@tintype/document'
import { expect, test } from 'vitest'
import { errorTable } from '../src/errorTable.ts'
import { exampleTable } from '../src/exampleTable.ts'
import { fieldRules } from '../src/fieldRules.ts'
import { errorNames } from '../src/index.ts'
import { limitTable } from '../src/limitTables.ts'
import { methodTypes } from '../src/methodTypes.ts'
import { operationTable } from '../src/operationTable.ts'

const document = loadDocument()

/** The document with a change. */
function changed(change: (json: OpenApi) => void) {
  const json = structuredClone(document.json)
  change(json)
  return createDocument(json)
}

test('the order of paths in the document does not change the tables', () => {
  const reversed = changed((json) => {
    json.paths = Object.fromEntries(Object.entries(json.paths).reverse())
  })
  for (const table of [operationTable, methodTypes, errorTable, exampleTable])
    expect(table(reversed)).toBe(table(document))
})

test('the table has the page sizes of the document, for queries and for bodies', () => {
  const { json } = document
  const larger = changed(({ components: { parameters, schemas } }) => {
    const { albumPageSize } = parameters
    const { pageSize } = schemas.SearchMediaItemsRequest?.properties ?? {}
    if (albumPageSize) albumPageSize.schema.maximum = 51
    if (pageSize) pageSize.maximum = 101
  })
  expect(json.components.parameters.albumPageSize?.schema.maximum).toBe(50)
  expect(operationTable(larger)).toMatch(/'albums.list': \{[^}]*maxPageSize: 51/)
  expect(operationTable(larger)).toMatch(/'mediaItems.search': \{[^}]*maxPageSize: 101/)
})

test('the table has every error example by its name', () => {
  const names = errorNames(document)
  const table = errorTable(document)
  expect(names).toContain('AlbumNotFound')
  expect(names.filter((name) => !table.includes(`\n  ${name}: {\n`))).toEqual([])
})

test('limits become constants, including those that are objects', () => {
  const table = limitTable(document)
  expect(table).toContain(`export const albumMaxItems = ${document.json['x-limits'].albumMaxItems}\n`)
  expect(table).toMatch(/export const retryMinDelaySeconds = \{[^}]*\} as const\n/)
})

test('a limit without its own error text becomes a sentence, except for read-only fields', () => {
  const rules = fieldRules(document, document.operation('albums.create'))
  expect(rules).toContain('`album.title` has at most 500 characters.')
  expect(rules).not.toContain('productUrl')
})

test('the table of examples has their names by operation and status, the typical one first', () => {
  const table = exampleTable(document)
  const [, albumsGet = ''] = /'albums\.get': \{\n(.*?)\n {2}\}/s.exec(table) ?? []
  expect(albumsGet).toMatch(/^ {4}'200': \[\n {6}'IcelandAlbum',\n/)
  expect(albumsGet).toContain("    '404': [\n      'AlbumNotFound',\n    ],")
})
