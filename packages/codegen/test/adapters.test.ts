import { pathToFileURL } from 'node:url'
import { documentFile, loadDocument } from '@tintype/document'
import { expect, test } from 'vitest'
import { heyApi } from '../src/heyApi.ts'
import { openapiTypescript } from '../src/openapiTypescript.ts'
import { publicTypes } from '../src/publicTypes.ts'
import { typeDifferences } from './support/typeDifferences.ts'

const document = loadDocument()
const file = pathToFileURL(documentFile())
const inUse = await openapiTypescript(document, file)
const second = await heyApi(document, file)

test('both generators have the same types for every operation and schema, in both directions', () => {
  expect(typeDifferences(document, inUse, second)).toEqual([])
})

test('the table of public types does not depend on the generator', () => {
  expect(publicTypes(document, second)).toBe(publicTypes(document, inUse))
})

/** Changes of a generated module, and the parts that they change. */
const CHANGES: [pattern: RegExp, replacement: string, part: string][] = [
  [/ mimeType/, ' mediaType', 'MediaItem'],
  [/(?<= mediaItemsCount\??: )string/, 'number', 'Album'],
  [/readonly shareToken/, 'shareToken', 'ShareInfo'],
  [/fileName\?:/, 'fileName:', 'SimpleMediaItem'],
  [/newMediaItems:/, 'newMediaItems?:', 'BatchCreateMediaItemsRequest'],
  [/latitude\?: number \| undefined/, 'latitude?: number', 'LatLng'],
  [/'PETS' \| /, '', 'ContentCategory'],
  [/(?<='albums\.list'.*?pageSize\?: )number/s, 'string', "operations['albums.list']['parameters']['query']"],
  [/(?<='albums\.create'.*?requestBody)/s, '?', "Pick<operations['albums.create'], 'requestBody'>"],
  [/(?<='albums\.list'.*?429.*?)'Retry-After'/s, "'Retry'", "operations['albums.list']['responses'][429]"],
  [/(?<='albums\.get'.*?)404: /s, '410: ', "keyof operations['albums.get']['responses']"],
]

test('a change of a field, a value, a parameter, a body, a header or a status is a difference', () => {
  const changed = CHANGES.reduce((text, [pattern, replacement]) => {
    expect(text).toMatch(pattern)
    return text.replace(pattern, replacement)
  }, second)
  const parts = CHANGES.map(([, , part]) => part)
  expect(typeDifferences(document, inUse, changed)).toEqual(expect.arrayContaining(parts))
})
