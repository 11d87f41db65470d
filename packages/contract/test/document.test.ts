import { expect, test } from 'vitest'
import { createAnswerCheck, createMatcher, loadDocument, methodOf } from '../src/document.ts'

test('the deprecated entry @tintype/contract/document still works under its old names', () => {
  const document = loadDocument()
  const match = createMatcher(document)(methodOf('POST', 'GET'), '/v1/albums/x')
  expect([match?.operation.id, match?.path]).toEqual(['albums.get', '/v1/albums/x'])
  const check = createAnswerCheck(document)
  const [operation] = document.operations
  expect(operation && check(operation, { status: 418, type: '', text: '' })).toBe(
    'the document has no status 418 here',
  )
})
