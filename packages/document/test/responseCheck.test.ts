import { expect, test } from 'vitest'
import { loadDocument } from '../src/index.ts'
import { createResponseCheck } from '../src/validate/index.ts'

const document = loadDocument()
const check = createResponseCheck(document)
const operation = document.operation('albums.get')
const json = (status: number, value: unknown) =>
  check(operation, { status, type: 'application/json', text: JSON.stringify(value) })

const album = { id: 'a', productUrl: 'http://localhost/album/a', title: 'Iceland' }

test('a response lacks a required field only if the request selected fields', () => {
  const { id: _, ...rest } = album
  expect(json(200, rest)).toContain("must have required property 'id'")
  const partial = { status: 200, type: 'application/json', isPartial: true }
  expect(check(operation, { ...partial, text: JSON.stringify(rest) })).toBeUndefined()
  expect(check(operation, { ...partial, text: '{"title":5}' })).toContain('the body/title must be string')
})

test('an error is complete, even if the request selected fields', () => {
  const error = { status: 404, type: 'application/json', text: '{}', isPartial: true }
  expect(check(operation, error)).toContain("must have required property 'error'")
})

test('of the fields that exclude each other only one is in a partial response', () => {
  const item = document.operation('mediaItems.get')
  const text = JSON.stringify({ mediaMetadata: { photo: {}, video: {} } })
  const response = { status: 200, type: 'application/json', text, isPartial: true }
  expect(check(item, response)).toContain('must NOT be valid')
  expect(check(item, { ...response, text: '{"mediaMetadata":{"photo":{}}}' })).toBeUndefined()
})

test('a response as documented has no faults', () => {
  expect(json(200, album)).toBeUndefined()
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
  expect(json(200, { ...album, title: 5 })).toContain('the body/title must be string')
})
