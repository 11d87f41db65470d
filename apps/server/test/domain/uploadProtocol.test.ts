import type { ErrorName } from '@tintype/types/errors'
import * as limits from '@tintype/types/limits'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  creditAfterBreak,
  decide,
  declaredSize,
  lengthError,
  maxLength,
  type SessionState,
  type UploadCommand,
} from '../../src/domain/uploadProtocol.ts'

const UNIT = limits.resumableChunkGranularityBytes
const MAX = limits.videoMaxBytes

const fresh: SessionState = { state: 'active', received: 0, rawSize: 2 * UNIT + 5, maxBytes: MAX }
const begun: SessionState = { ...fresh, received: UNIT }
const undeclared: SessionState = { ...begun, rawSize: undefined }
const arrived: SessionState = { ...fresh, received: 2 * UNIT + 5 }
const final: SessionState = { ...arrived, state: 'final' }
const canceledSession: SessionState = { ...begun, state: 'cancelled' }

const receive = { do: 'receive', thenFinalize: false }
const receiveLast = { do: 'receive', thenFinalize: true }
const report = { do: 'report' }
const ended: ErrorName = 'UploadSessionEnded'
const senseless: ErrorName = 'UploadInvalidArgument'

/** Every command in every state, with the bytes that a client would send there. */
const table: Record<UploadCommand, [SessionState, length: number, wanted: object | ErrorName][]> = {
  start: [
    [fresh, 0, senseless],
    [begun, 0, senseless],
    [undeclared, 0, senseless],
    [arrived, 0, senseless],
    [final, 0, senseless],
    [canceledSession, 0, senseless],
  ],
  upload: [
    [fresh, UNIT, receive],
    [begun, UNIT, receive],
    [undeclared, UNIT, receive],
    [arrived, 0, receive],
    [final, UNIT, ended],
    [canceledSession, UNIT, ended],
  ],
  'upload, finalize': [
    [fresh, 2 * UNIT + 5, receiveLast],
    [begun, UNIT + 5, receiveLast],
    [undeclared, 1, receiveLast],
    [arrived, 0, receiveLast],
    [final, UNIT, { do: 'repeat' }],
    [canceledSession, UNIT, ended],
  ],
  finalize: [
    [fresh, 0, 'UploadEmpty'],
    [begun, 0, senseless],
    [undeclared, 0, { do: 'finalize' }],
    [arrived, 0, { do: 'finalize' }],
    [final, 0, { do: 'repeat' }],
    [canceledSession, 0, ended],
  ],
  query: [
    [fresh, 0, report],
    [begun, 0, report],
    [undeclared, 0, report],
    [arrived, 0, report],
    [final, 0, report],
    [canceledSession, 0, report],
  ],
  cancel: [
    [fresh, 0, { do: 'cancel' }],
    [begun, 0, { do: 'cancel' }],
    [undeclared, 0, { do: 'cancel' }],
    [arrived, 0, { do: 'cancel' }],
    [final, 0, ended],
    [canceledSession, 0, report],
  ],
}

const cases = Object.entries(table).flatMap(([command, states]) =>
  states.map(([session, length, wanted]) => ({
    command: command as UploadCommand,
    ...session,
    length,
    wanted: typeof wanted === 'string' ? { do: 'reject', error: wanted } : wanted,
  })),
)

test.each(cases)('$command, $state with $received of $rawSize received: $wanted', (row) => {
  const { command, length, wanted, ...session } = row
  expect(decide(session, { command, offset: session.received, length })).toEqual(wanted)
})

const decideFor = (
  session: SessionState,
  command: UploadCommand,
  length?: number,
  offset = session.received,
) => decide(session, { command, offset, length })

test('a chunk must start at the received size, and specify this offset', () => {
  for (const command of ['upload', 'upload, finalize', 'finalize'] as const) {
    for (const offset of [0, UNIT - 1, UNIT + 1, 2 * UNIT]) {
      expect(decideFor(begun, command, 0, offset)).toEqual({ do: 'reject', error: 'UploadOffsetMismatch' })
    }
  }
  for (const command of ['upload', 'upload, finalize'] as const) {
    expect(decide(begun, { command, length: UNIT })).toEqual({ do: 'reject', error: senseless })
  }
  expect(decide(arrived, { command: 'finalize', length: 0 })).toEqual({ do: 'finalize' })
})

test('the size of every chunk except the last must be a multiple of the granularity', () => {
  for (const length of [1, UNIT - 1, UNIT + 1]) {
    expect(decideFor(undeclared, 'upload', length)).toEqual({ do: 'reject', error: 'UploadChunkMisaligned' })
  }
  expect(decideFor(undeclared, 'upload', 0)).toEqual(receive)
  expect(decideFor(undeclared, 'upload, finalize', UNIT + 1)).toEqual(receiveLast)
  // The last chunk by the declared size; `finalize` follows in a separate request.
  expect(decideFor(begun, 'upload', UNIT + 5)).toEqual(receive)
})

test('a file must have its declared size', () => {
  for (const length of [0, UNIT, UNIT + 4, UNIT + 6]) {
    expect(decideFor(begun, 'upload, finalize', length)).toEqual({ do: 'reject', error: senseless })
  }
  expect(decideFor(begun, 'upload', 2 * UNIT)).toEqual({ do: 'reject', error: senseless })
})

test('a file must not be empty, and not exceed the maximum size of a video', () => {
  expect(decideFor({ ...fresh, rawSize: undefined }, 'upload, finalize', 0)).toMatchObject({
    error: 'UploadEmpty',
  })
  expect(decideFor({ ...fresh, rawSize: 0 }, 'finalize', 0)).toMatchObject({ error: 'UploadEmpty' })
  expect(decideFor(undeclared, 'upload', MAX)).toMatchObject({ error: 'UploadTooLarge' })
  expect(decideFor({ ...undeclared, received: MAX - UNIT }, 'upload', UNIT)).toEqual(receive)
  const unknown = { rawSize: undefined, maxBytes: MAX }
  expect([lengthError(unknown, MAX), lengthError(unknown, MAX + 1)]).toEqual([undefined, 'UploadTooLarge'])
  expect([maxLength(unknown), maxLength({ ...unknown, rawSize: 5 })]).toEqual([MAX, 5])
})

test('finalize rejects a body, with or without a Content-Length', () => {
  for (const length of [1, undefined]) {
    expect(decideFor(arrived, 'finalize', length)).toEqual({ do: 'reject', error: senseless })
  }
})

test('a chunk of unknown length is received before its length is checked', () => {
  expect(decideFor(begun, 'upload', undefined)).toEqual(receive)
  expect(decideFor(begun, 'upload, finalize', undefined)).toEqual(receiveLast)
})

test('after a broken connection only whole units count, and never more than was received', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(50 * UNIT), (units, more) => {
      const received = units * UNIT
      const credit = creditAfterBreak(received, received + more)
      expect(credit % UNIT).toBe(0)
      expect(credit).toBeGreaterThanOrEqual(received)
      expect(received + more - credit).toBeGreaterThanOrEqual(0)
      expect(received + more - credit).toBeLessThan(UNIT)
    }),
  )
})

test('a size may be declared in two headers, but must be the same in both', () => {
  expect(declaredSize(undefined, undefined, MAX)).toEqual({ rawSize: undefined })
  expect(declaredSize(7, undefined, MAX)).toEqual({ rawSize: 7 })
  expect(declaredSize(undefined, 7, MAX)).toEqual({ rawSize: 7 })
  expect(declaredSize(7, 7, MAX)).toEqual({ rawSize: 7 })
  expect(declaredSize(7, 8, MAX)).toEqual({ error: senseless })
  expect(declaredSize(MAX + 1, undefined, MAX)).toEqual({ error: 'UploadTooLarge' })
})
