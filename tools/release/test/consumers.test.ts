import { join } from 'node:path'
import { messageOf } from '@tintype/diff'
import { expect, test } from 'vitest'
import { compileConsumers, programs, sourcesOf } from '../src/diff/types.ts'
import { here, places, publishedPackages } from '../src/workspace.ts'

test('the current consumer compiles', async () => {
  const files = programs(join(places(here).consumers, 'current'))
  expect(files).not.toEqual([])
  const errors = compileConsumers(files, sourcesOf(await publishedPackages(here)))
  expect(
    errors.map((error) => `${error.file.text.slice(error.start).split('\n')[0]}: ${messageOf(error)}`),
  ).toEqual([])
})
