import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  applyFieldMask,
  type FieldMask,
  type FieldTree,
  parseFieldMask,
  unknownField,
} from '../../src/domain/fieldMask.ts'

const parsed = (text: string): FieldMask => {
  const mask = parseFieldMask(text)
  if (mask === undefined) throw new Error(`${text} is not a field mask.`)
  return mask
}
const masked = (text: string, value: unknown) => applyFieldMask(parsed(text), value)

const page = {
  nextPageToken: 'more',
  mediaItems: [
    { id: '1', mediaMetadata: { width: '4', photo: { cameraMake: 'A', isoEquivalent: 100 } } },
    { id: '2', mediaMetadata: { width: '5', video: { fps: 30 } } },
  ],
}

test.each([
  ['nextPageToken', { nextPageToken: 'more' }],
  ['mediaItems/id', { mediaItems: [{ id: '1' }, { id: '2' }] }],
  ['mediaItems.id', { mediaItems: [{ id: '1' }, { id: '2' }] }],
  ['mediaItems(id),nextPageToken', { mediaItems: [{ id: '1' }, { id: '2' }], nextPageToken: 'more' }],
  ['mediaItems/id,mediaItems/description', { mediaItems: [{ id: '1' }, { id: '2' }] }],
  ['mediaItems,mediaItems/id', { mediaItems: page.mediaItems }],
  ['mediaItems/id,mediaItems', { mediaItems: page.mediaItems }],
  [
    ' mediaItems ( id , mediaMetadata / video ) ',
    {
      mediaItems: [
        { id: '1', mediaMetadata: {} },
        { id: '2', mediaMetadata: { video: { fps: 30 } } },
      ],
    },
  ],
  ['*', page],
  ['*/id', { mediaItems: [{ id: '1' }, { id: '2' }] }],
  [
    'mediaItems/mediaMetadata/*/fps',
    { mediaItems: [{ mediaMetadata: { photo: {} } }, { mediaMetadata: { video: { fps: 30 } } }] },
  ],
  [
    'mediaItems(*/width,*/photo/cameraMake)',
    {
      mediaItems: [
        { mediaMetadata: { width: '4', photo: { cameraMake: 'A' } } },
        { mediaMetadata: { width: '5' } },
      ],
    },
  ],
])('%s', (text, left) => {
  expect(masked(text, page)).toEqual(left)
})

test.each([
  '',
  ',',
  'a,',
  ',a',
  'a,,b',
  'a/',
  '/a',
  'a//b',
  'a(',
  'a()',
  'a(b',
  'a)',
  'a(b))',
  'a(b)c',
  'a b',
  '(a)',
  '(('.repeat(5000),
  'a('.repeat(5000),
  `${'a/'.repeat(5000)}a`,
])('%.20s is not a field mask', (text) => expect(parseFieldMask(text)).toBeUndefined())

const leaf: FieldTree = { fields: new Map(), open: false }
const tree: FieldTree = {
  open: false,
  fields: new Map([
    ['token', leaf],
    ['open', { fields: new Map(), open: true }],
    ['items', { open: false, fields: new Map([['id', leaf]]) }],
  ]),
}

test.each([
  ['token,items/id,open/any(thing,*)', undefined],
  ['*', undefined],
  ['*/id', undefined],
  ['items/*', undefined],
  ['tokens', 'tokens'],
  ['token,items(id,name)', 'items/name'],
  ['token/x', 'token/x'],
  ['token/*', 'token/*'],
  ['items/*/x', 'items/*'],
  ['constructor', 'constructor'],
])('the unknown field of %s is %s', (text, unknown) => {
  expect(unknownField(parsed(text), tree)).toBe(unknown)
})

// A mask is a set of paths, which the grammar can write in several ways.
const name = fc.constantFrom('a', 'b', 'c', '__proto__')
const paths = fc.array(fc.array(fc.oneof(name, fc.constant('*')), { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 6,
})
const value = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.integer(),
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(name, tie('node')),
  ),
})).node

function written(each: readonly string[][], nested: boolean): string {
  if (!nested) return each.map((path) => path.join('/')).join(',')
  return each
    .map(([first, ...rest]) => (rest.length > 0 ? `${first}(${written([rest], true)})` : first))
    .join(',')
}

/** Lists every scalar of a value with its path; lists add no name. */
function leaves(node: unknown, path: string[] = []): string[] {
  if (Array.isArray(node)) return node.flatMap((item) => leaves(item, path))
  if (typeof node !== 'object' || node === null) return [`${path.join('/')}=${node}`]
  return Object.entries(node).flatMap(([key, part]) => leaves(part, [...path, key]))
}

test('a mask selects the leaves below its paths, in order, in every notation', () => {
  fc.assert(
    fc.property(paths, fc.dictionary(name, value), fc.boolean(), (each, response, nested) => {
      const wanted = (line: string) => {
        const steps = line.slice(0, line.lastIndexOf('=')).split('/')
        return each.some((path) =>
          path.every((step, at) => steps[at] !== undefined && (step === '*' || step === steps[at])),
        )
      }
      const left = masked(written(each, nested), response)
      expect(leaves(left)).toEqual(leaves(response).filter(wanted))
    }),
  )
})

test('applying a mask is idempotent and independent of its order', () => {
  fc.assert(
    fc.property(paths, fc.dictionary(name, value), (each, response) => {
      const once = masked(written(each, false), response)
      expect(masked(written(each, false), once)).toEqual(once)
      expect(masked(written(each.toReversed(), true), response)).toEqual(once)
    }),
  )
})
