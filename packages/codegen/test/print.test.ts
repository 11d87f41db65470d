import { expect, test } from 'vitest'
import { literal } from '../src/print.ts'

test('a value is printed as source in the style of the repository', () => {
  const value = { list: [1, 'it\'s "x"\n'], 'x-y': null, empty: {}, none: [], flag: true }
  expect(literal(value)).toBe(`{
  list: [
    1,
    'it\\'s "x"\\n',
  ],
  'x-y': null,
  empty: {},
  none: [],
  flag: true,
}`)
})

test('undefined properties are left out', () => {
  expect(literal({ a: undefined, b: 1 })).toBe('{\n  b: 1,\n}')
})
