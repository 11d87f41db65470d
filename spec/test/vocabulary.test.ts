import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { schemas, walk } from './document.ts'

/** All keys of a schema and of those inside it; names of properties and the contents of extensions are not keys. */
function keywordsIn(node: unknown, found = new Set<string>()): Set<string> {
  if (typeof node !== 'object' || node === null) return found
  if (Array.isArray(node)) {
    for (const each of node) keywordsIn(each, found)
    return found
  }
  for (const [key, value] of Object.entries(node)) {
    found.add(key)
    if (key === 'properties') for (const property of Object.values(value)) keywordsIn(property, found)
    else if (!key.startsWith('x-') && key !== 'default') keywordsIn(value, found)
  }
  return found
}

it('schemas use these keywords; before adding one, check that generator, mock and server know it', () => {
  const keywords = [...keywordsIn(Object.values(schemas))].filter((key) => !key.startsWith('x-'))
  expect(keywords.sort()).toEqual([
    '$ref',
    'additionalProperties',
    'allOf',
    'default',
    'description',
    'enum',
    'format',
    'items',
    'maxItems',
    'maxLength',
    'maxProperties',
    'maximum',
    'minItems',
    'minProperties',
    'minimum',
    'not',
    'pattern',
    'properties',
    'readOnly',
    'required',
    'type',
    'unevaluatedProperties',
    'uniqueItems',
  ])
})

it('the README explains exactly the extensions of the document', () => {
  const used = new Set<string>()
  walk((node) => {
    for (const key of Object.keys(node)) if (key.startsWith('x-')) used.add(key)
  })
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const explained = [...readme.matchAll(/^\| `(x-[^`]+)`/gm)].map(([, name]) => name)
  expect(explained.sort()).toEqual([...used].sort())
})
