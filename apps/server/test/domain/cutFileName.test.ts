import { expect, test } from 'vitest'
import { cutFileName } from '../../src/domain/cutFileName.ts'

test('a name within the limit does not change', () => {
  for (const name of ['', 'falls.jpg', 'x'.repeat(255), `${'🖼'.repeat(251)}.jpg`]) {
    expect(cutFileName(name, 255)).toBe(name)
  }
})

test('a longer name is truncated before its extension', () => {
  expect(cutFileName(`${'x'.repeat(9000)}.jpg`, 255)).toBe(`${'x'.repeat(251)}.jpg`)
  expect(cutFileName('x'.repeat(300), 255)).toBe('x'.repeat(255))
})

test('a long text after the last dot is not an extension', () => {
  expect(cutFileName(`a.${'b'.repeat(300)}`, 255)).toBe(`a.${'b'.repeat(253)}`)
})

test('a character of two code units is not split', () => {
  expect(cutFileName(`${'🖼'.repeat(300)}.jpg`, 255)).toBe(`${'🖼'.repeat(251)}.jpg`)
})
