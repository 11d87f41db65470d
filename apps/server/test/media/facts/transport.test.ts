import { expect, test } from 'vitest'
import { readContainerFacts } from '../../../src/media/facts/containerFacts.ts'
import { memoryBytes } from '../../../src/media/formats/bytes.ts'
import { readSequence } from '../../../src/media/formats/h264.ts'
import { examineBytes, removeFilesAfterwards } from '../files.ts'

removeFilesAfterwards()

/** A sequence of bits: fixed-length numbers as [value, count], variable-length ones as numbers. */
function bits(...fields: (number | readonly [value: number, count: number])[]): Buffer {
  const text = fields
    .map((field) => {
      if (typeof field !== 'number') return field[0].toString(2).padStart(field[1], '0')
      const code = (field + 1).toString(2)
      return '0'.repeat(code.length - 1) + code
    })
    .join('')
  const padded = `${text}1`.padEnd(Math.ceil((text.length + 1) / 8) * 8, '0')
  return Buffer.from((padded.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

interface SequenceOptions {
  rows: number
  interlaced: boolean
  cropBottom: number
  /** Ticks per second, two per frame. */
  clock?: number
}

/** Parameters of a sequence that is 1920 pixels wide. */
function sequence({ rows, interlaced, cropBottom, clock }: SequenceOptions): Buffer {
  const colors = [1, 0, 0, [0, 1], [0, 1]] as const
  const timing =
    clock === undefined
      ? ([[0, 1]] as const)
      : ([
          [1, 1],
          [0, 4],
          [1, 1],
          [1, 32],
          [clock, 32],
          [1, 1],
        ] as const)
  return bits(
    ...([[100, 8], [0, 8], [40, 8], 0] as const),
    ...colors,
    ...([0, 0, 0, 4, [0, 1], 119, rows - 1] as const),
    ...(interlaced
      ? ([
          [0, 1],
          [1, 1],
        ] as const)
      : ([[1, 1]] as const)),
    [1, 1],
    ...(cropBottom > 0 ? ([[1, 1], 0, 0, 0, cropBottom] as const) : ([[0, 1]] as const)),
    ...timing,
  )
}

/** Escapes small numbers after two zeros, which would look like a start code. */
function escaped(data: Buffer): Buffer {
  const out: number[] = []
  for (const byte of data) {
    if (byte <= 3 && out.at(-1) === 0 && out.at(-2) === 0) out.push(3)
    out.push(byte)
  }
  return Buffer.from(out)
}
const unit = (type: number, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0, 0, 1, type]), escaped(data)])

/** The recorder's message: zone, year and month; day and time, in decimal digits. */
const message = (zone: number): Buffer => {
  const body = Buffer.concat([
    Buffer.from('17ee8c60f84d11d98cd60800200c9a664d44504d', 'hex'),
    Buffer.from([2, 0x18, zone, 0x20, 0x18, 0x03, 0x19, 0x04, 0x05, 0x06, 0x07]),
  ])
  return Buffer.concat([Buffer.from([5, body.length]), body])
}

function packet(pid: number, isStart: boolean, payload: Buffer, length: number): Buffer {
  const room = 184 - payload.length
  const head = Buffer.from([0x47, (isStart ? 0x40 : 0) | (pid >> 8), pid & 255, room > 0 ? 0x30 : 0x10])
  const filling =
    room === 0
      ? Buffer.alloc(0)
      : Buffer.concat([Buffer.from([room - 1]), Buffer.alloc(room - 1, room > 1 ? 0xff : 0)])
  if (room > 1) filling[1] = 0
  return Buffer.concat([Buffer.alloc(length - 188), head, filling, payload])
}

/** A transport stream of one program with one H.264 stream. */
function transport(stream: Buffer, length: 188 | 192 = 188): Buffer {
  const table = (id: number, content: Buffer) => {
    const size = content.length + 9
    return Buffer.concat([
      Buffer.from([0, id, 0xb0 | (size >> 8), size & 255, 0, 1, 0xc1, 0, 0]),
      content,
      Buffer.alloc(4),
    ])
  }
  const programs = table(0, Buffer.from('0000e0100001e100', 'hex'))
  const map = table(2, Buffer.from('e101f0000fe102f0001be101f000', 'hex'))
  const elementary = Buffer.concat([
    Buffer.from('000001e0000080800521000100012100'.slice(0, 28), 'hex'),
    stream,
  ])
  const pieces: Buffer[] = []
  for (let at = 0; at < elementary.length; at += 184) pieces.push(elementary.subarray(at, at + 184))
  return Buffer.concat([
    packet(0, true, programs, length),
    packet(0x100, true, map, length),
    ...pieces.map((piece, i) => packet(0x101, i === 0, piece, length)),
    ...Array<Buffer>(3).fill(packet(0x1fff, false, Buffer.alloc(184), length)),
  ])
}

const INTERLACED = sequence({ rows: 34, interlaced: true, cropBottom: 2, clock: 50 })

test.each([
  ['interlaced', INTERLACED, { size: { width: 1920, height: 1080 }, isInterlaced: true, fps: 25 }],
  [
    'progressive',
    sequence({ rows: 68, interlaced: false, cropBottom: 4, clock: 100 }),
    { size: { width: 1920, height: 1080 }, isInterlaced: false, fps: 50 },
  ],
  [
    'interlaced (without a clock)',
    sequence({ rows: 34, interlaced: true, cropBottom: 0 }),
    { size: { width: 1920, height: 1088 }, isInterlaced: true, fps: undefined },
  ],
])('a sequence has the height and rate of its frames: %s', (_, data, wanted) => {
  expect(readSequence(data)).toEqual(wanted)
})

test('a damaged sequence header has no size', () => {
  expect(readSequence(Buffer.alloc(0))).toBeUndefined()
  expect(readSequence(Buffer.alloc(40, 0x00))).toBeUndefined()
})

test.each([188, 192] as const)(
  'AVCHD in packets of %i bytes has the size and rate of its frames and the time of the recorder',
  async (length) => {
    const stream = Buffer.concat([
      unit(9, Buffer.from([0xf0])),
      unit(7, INTERLACED),
      unit(6, message(0x12)),
      unit(5, Buffer.alloc(900, 7)),
    ])
    const bytes = transport(stream, length)
    const wanted = { width: 1920, height: 1080, fps: 25, takenAt: Date.UTC(2018, 2, 3, 20, 6, 7) }
    expect(readContainerFacts(memoryBytes(bytes), 'video/mp2t', Date.now())).toEqual(wanted)
    expect(await examineBytes(bytes)).toMatchObject({ kind: 'video', mime: 'video/mp2t', ...wanted })
  },
)

test.each([
  [0x00, Date.UTC(2018, 2, 4, 5, 6, 7)],
  [0x2b, Date.UTC(2018, 2, 4, 10, 36, 7)],
  [0xff, Date.UTC(2018, 2, 4, 5, 6, 7)],
])('the time zone of a recorder, written as %i, is applied if it is valid', (zone, wanted) => {
  const bytes = transport(
    Buffer.concat([unit(7, INTERLACED), unit(6, message(zone)), unit(5, Buffer.alloc(400, 7))]),
  )
  expect(readContainerFacts(memoryBytes(bytes), 'video/mp2t', Date.now()).takenAt).toBe(wanted)
})

test('an interlaced sequence without a clock has no frame rate, because its fields have another', () => {
  const bytes = transport(
    Buffer.concat([
      unit(7, sequence({ rows: 34, interlaced: true, cropBottom: 2 })),
      unit(5, Buffer.alloc(400, 7)),
    ]),
  )
  expect(readContainerFacts(memoryBytes(bytes), 'video/mp2t', Date.now())).toEqual({
    width: 1920,
    height: 1080,
    fps: undefined,
    takenAt: undefined,
  })
})

test('a transport stream without H.264 has no H.264 facts', () => {
  expect(readContainerFacts(memoryBytes(Buffer.alloc(188 * 40, 0x47)), 'video/mp2t', Date.now())).toEqual({})
})
