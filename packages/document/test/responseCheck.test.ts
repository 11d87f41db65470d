import { expect, test } from 'vitest'
import { loadDocument } from '../src/index.ts'
import { createResponseCheck } from '../src/validate/index.ts'

const document = loadDocument()
const check = createResponseCheck(document)
const operation = document.operation('albums.get')
const json = (status: number, value: unknown) =>
  check(operation, { status, type: 'application/json', text: JSON.stringify(value) })

test('a response as documented has no faults', () => {
  expect(json(200, { id: 'a', title: 'Iceland' })).toBeUndefined()
  const upload = document.operation('uploads.create')
  expect(check(upload, { status: 200, type: 'text/plain', text: 'token' })).toBeUndefined()
})

test.each([
  [{ status: 418, type: 'application/json', text: '{}' }, 'the document has no status 418 here'],
  [{ status: 200, type: 'text/html', text: '<p>' }, 'the document has no text/html here'],
  [{ status: 200, type: '', text: '{}' }, 'the document has no response without a type here'],
  [{ status: 200, type: 'application/json', text: '{' }, 'the body is not JSON'],
])('%o differs: %s', (response, fault) => {
  expect(check(operation, response)).toBe(fault)
})

test('a body that its schema does not allow differs, and the fault names the place', () => {
  expect(json(200, { title: 5 })).toContain('the body/title must be string')
})
