import { createDocument, loadDocument, type OpenApi } from '@tintype/document'
import { expect, test } from 'vitest'
import { errorTable } from '../src/errorTable.ts'
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

test('the order of paths in the document changes no table', () => {
  const reversed = changed((json) => {
    json.paths = Object.fromEntries(Object.entries(json.paths).reverse())
  })
  for (const table of [operationTable, methodTypes, errorTable]) expect(table(reversed)).toBe(table(document))
})

test('a page size of the document is the one in the table, in the query and in the body', () => {
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

test('every error example is in the table, by name', () => {
  const names = errorNames(document)
  const table = errorTable(document)
  expect(names).toContain('AlbumNotFound')
  expect(names.filter((name) => !table.includes(`\n  ${name}: {\n`))).toEqual([])
})

test('limits are constants, objects among them', () => {
  const table = limitTable(document)
  expect(table).toContain(`export const albumMaxItems = ${document.json['x-limits'].albumMaxItems}\n`)
  expect(table).toMatch(/export const retryMinDelaySeconds = \{[^}]*\} as const\n/)
})

test('limits without an error text of their own are sentences; read-only fields have none', () => {
  const rules = fieldRules(document, document.operation('albums.create'))
  expect(rules).toContain('`album.title` has at most 500 characters.')
  expect(rules).not.toContain('productUrl')
})
