import { expect, expectTypeOf, test } from 'vitest'
import { type ExampleOf, examples } from '../src/examples.ts'

test('the names of examples are types, of one status or of all', () => {
  expectTypeOf<ExampleOf<'albums.get', 404>>().toEqualTypeOf<'AlbumNotFound'>()
  expectTypeOf<'AlbumNotFound' | 'IcelandAlbum'>().toExtend<ExampleOf<'albums.get'>>()
  // @ts-expect-error: this is an error of other operations.
  const other: ExampleOf<'albums.get'> = 'EntityNotFound'
  expect(examples['albums.get'][404]).not.toContain(other)
})
