import { describe, expect, it } from 'vitest'
import { deviations } from './deviations.ts'
import { differences, inWords } from './differences.ts'
import { document, operationOf } from './document.ts'
import { facts } from './facts.ts'
import { documentStatements, factStatements } from './statements.ts'

const fromFacts = factStatements(facts)
const fromDocument = documentStatements(document)
const found = differences(fromFacts, fromDocument)
const unexplained = found.filter(({ where }) => !deviations.some((deviation) => deviation.where === where))

/** Differences at a place and below it, a sentence each. */
const wrongAt = (place: string): string[] =>
  unexplained.filter(({ where }) => where === place || where.startsWith(`${place}/`)).map(inWords)

const asRecorded = (place: string) => expect(wrongAt(place)).toEqual([])

const keysOf = (branch: string): string[] => [
  ...new Set([...Object.keys(Object(fromFacts[branch])), ...Object.keys(Object(fromDocument[branch]))]),
]

describe('every method has the recorded path, parameters, bodies and scopes, and no other methods exist', () => {
  it.each(keysOf('methods'))('%s', (id) => asRecorded(`methods/${id}`))
  it('uploads.create', () => asRecorded('uploads'))
})

describe('every schema has exactly the recorded fields', () => {
  it.each(keysOf('schemas'))('%s', (name) => asRecorded(`schemas/${name}`))
})

describe('every method accepts the eleven global parameters', () => {
  it.each(keysOf('global'))('%s is as recorded', (name) => asRecorded(`global/${name}`))
  it.each([...facts.methods.map(({ id }) => id), 'uploads.create'])('%s accepts them all', (id) => {
    const names = operationOf(id).globals.map(({ name }) => name)
    expect(names.sort()).toEqual(facts.globalParams.map(({ name }) => name).sort())
  })
})

describe('every scope is as recorded, including those removed on 2025-03-31', () => {
  it.each(keysOf('scopes'))('%s', (scope) => asRecorded(`scopes/${scope}`))
})

describe('every limit is stated once, in a schema or in x-limits', () => {
  it.each(keysOf('limits'))('%s', (limit) => asRecorded(`limits/${limit}`))
})

describe('errors', () => {
  it('have the recorded pairs of status and code, and the recorded form', () => asRecorded('errors'))
})

describe('an update mask', () => {
  const masks = facts.methods.flatMap(({ id, params }) =>
    params.flatMap(({ validPaths, alsoSeen }) =>
      validPaths ? [{ id, paths: [...validPaths, ...(alsoSeen ?? [])] }] : [],
    ),
  )
  it.each(masks)('of $id accepts only $paths, alone and combined', ({ id, paths }) => {
    const schema = operationOf(id).parameters.find(({ name }) => name === 'updateMask')?.schema
    const pattern = new RegExp(schema?.pattern ?? 'no pattern', 'u')
    for (const path of paths) expect(path).toMatch(pattern)
    if (paths.length > 1) expect(paths.join(',')).toMatch(pattern)
    for (const wrong of ['', '*', 'id', 'productUrl', `${paths[0]},`, `${paths[0]} `])
      expect(wrong).not.toMatch(pattern)
  })
})

it('the description of uploads.create names every accepted file type', () => {
  const { description } = operationOf('uploads.create').operation
  const types = [...facts.acceptedTypes.photo, ...facts.acceptedTypes.video].map((type) =>
    type.replace('(some)', ''),
  )
  expect(types.filter((type) => !new RegExp(`\\b${type}\\b`).test(description))).toEqual([])
})

it('the document has no other differences from the facts', () => {
  expect(unexplained.map(inWords)).toEqual([])
})

it('every deviation has a reason', () => {
  expect(deviations.filter(({ reason }) => reason === 'TODO')).toEqual([])
})

it('every listed deviation exists', () => {
  const stale = deviations.filter(({ where }) => !found.some((difference) => difference.where === where))
  expect(stale.map(({ where }) => where)).toEqual([])
})
