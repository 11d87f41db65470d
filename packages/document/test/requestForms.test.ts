import { expect, test } from 'vitest'
import { effectiveMethod, isForm } from '../src/index.ts'

test('a body is a form by its type, unless it is JSON with the type that curl sends by default', () => {
  const type = 'application/x-www-form-urlencoded; charset=UTF-8'
  expect(isForm(type, 'albumId=x')).toBe(true)
  expect(isForm(type, ' {"albumId":"x"}')).toBe(false)
  expect(isForm('application/json', 'albumId=x')).toBe(false)
  expect(isForm(undefined, 'albumId=x')).toBe(false)
})

test('X-HTTP-Method-Override counts only on a POST, where HEAD means GET', () => {
  expect(effectiveMethod('POST', ' patch ')).toBe('PATCH')
  expect(effectiveMethod('POST', 'HEAD')).toBe('GET')
  expect(effectiveMethod('POST', undefined)).toBe('POST')
  expect(effectiveMethod('GET', 'PATCH')).toBe('GET')
})
