import { describe, expect, test } from 'vitest'
import { readContainerFacts } from '../../../src/media/facts/containerFacts.ts'
import { createBudget } from '../../../src/media/formats/budget.ts'
import { memoryBytes } from '../../../src/media/formats/bytes.ts'
import { appleMeta, box, makeVideo, u32, withinMoov, zeros } from '../../../src/testing/movie.ts'
import { xmpPacket } from '../../support/metadata.ts'
import { bareMovie, matroskaTags, withinSegment } from '../../support/movieParts.ts'
import { examineBytes, removeFilesAfterwards } from '../files.ts'

removeFilesAfterwards()

const NOW = Date.UTC(2024, 0)
const TAKEN = Date.UTC(2018, 2, 4, 5, 6, 7)
const SINCE_1970 = TAKEN / 1000
const SINCE_1904 = SINCE_1970 + 2_082_844_800
const OTHER = Date.UTC(2020, 0) / 1000 + 2_082_844_800

const timeOf = (bytes: Buffer, mime: string) => readContainerFacts(memoryBytes(bytes), mime, NOW).takenAt
const movieTime = (bytes: Buffer) => timeOf(bytes, 'video/mp4')
const clock = (type: string, seconds: number) => box(type, u32(0, seconds, seconds, 1), zeros(20))
const text = (type: string, value: string) => box(type, Buffer.from([0, value.length, 0x15, 0xc7]), value)

describe('a movie was recorded', () => {
  test.each([
    ['since 1904', SINCE_1904, TAKEN],
    ['since 1970, as some cameras count', SINCE_1970, TAKEN],
    ['from a clock that was never set', 0, undefined],
    ['from a clock that started at its epoch', 2_082_844_800 + 3600, undefined],
    ['that is in the future if counted from 1970', NOW / 1000 + 86_400, undefined],
  ])('at the time in its header: a time %s', (_, seconds, wanted) => {
    expect(movieTime(bareMovie(seconds))).toBe(wanted)
  })

  test('at the time in the header of a track, if that of the movie is 0', () => {
    expect(movieTime(bareMovie(0, box('trak', box('mdia', clock('mdhd', SINCE_1904)))))).toBe(TAKEN)
    expect(movieTime(bareMovie(0, box('trak', clock('tkhd', SINCE_1970))))).toBe(TAKEN)
    const wide = box('mdhd', Buffer.from([1, 0, 0, 0]), u32(0, SINCE_1904), zeros(20))
    expect(movieTime(bareMovie(0, box('trak', box('mdia', wide))))).toBe(TAKEN)
  })

  test.each([
    ['QuickTime user data', box('udta', text('\xa9day', '2018-03-04T07:06:07+0200'))],
    ['user data without a length', box('udta', box('\xa9day', '2018-03-04T05:06:07Z'))],
    ["Casio's user data", box('udta', box('date', '2018:03:04 05:06:07\0'))],
    ['user data of a track', box('trak', box('udta', text('\xa9day', '2018-03-04 05:06:07')))],
    [
      "iTunes' list",
      box(
        'udta',
        box(
          'meta',
          u32(0),
          box('hdlr', zeros(20)),
          box('ilst', box('\xa9day', box('data', u32(1, 0), '2018-03-04T05:06:07Z'))),
        ),
      ),
    ],
    ["Apple's key", appleMeta({ 'com.apple.quicktime.creationdate': '2018-03-04T14:06:07+0900' })],
  ])('at the time in %s rather than in its header', (_, where) => {
    expect(movieTime(bareMovie(OTHER, where))).toBe(TAKEN)
  })

  test('at the time in XMP if no other place has one', () => {
    const xmp = box(
      'uuid',
      Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex'),
      xmpPacket('xmp:CreateDate="2018-03-04T05:06:07Z"'),
    )
    expect(movieTime(bareMovie(0, xmp))).toBe(TAKEN)
    expect(movieTime(Buffer.concat([bareMovie(0), xmp]))).toBe(TAKEN)
    expect(movieTime(bareMovie(OTHER, xmp))).toBe(Date.UTC(2020, 0))
  })

  test('at the time in its tags, even if the first one is only a year', () => {
    expect(movieTime(bareMovie(SINCE_1904, box('udta', text('\xa9day', '2018'))))).toBe(TAKEN)
  })

  test('at the time that examine reports', async () => {
    const tags = appleMeta({ 'com.apple.quicktime.creationdate': '2018-03-04T05:06:07Z' })
    expect(await examineBytes(withinMoov(await makeVideo('mp4'), tags))).toMatchObject({
      width: 64,
      takenAt: TAKEN,
    })
  })
})

describe('a Matroska file was recorded', () => {
  const info = (nanoseconds: bigint) => {
    const date = Buffer.alloc(8)
    date.writeBigInt64BE(nanoseconds)
    return Buffer.concat([Buffer.from('1549a9668b446188', 'hex'), date])
  }
  const since2001 = BigInt(TAKEN - Date.UTC(2001, 0)) * 1_000_000n
  const matroska = (...elements: Buffer[]) =>
    timeOf(
      Buffer.concat([
        Buffer.from('1a45dfa38b4282886d6174726f736b61', 'hex'),
        Buffer.from('18538067ff', 'hex'),
        ...elements,
      ]),
      'video/x-matroska',
    )

  test('at DateUTC (nanoseconds since 2001), or else DATE_RECORDED, or else DATE', () => {
    const tags = { DATE: '2020-01-01', DATE_RECORDED: '2018-03-04 05:06:07' }
    expect(matroska(info(since2001), matroskaTags(tags))).toBe(TAKEN)
    expect(matroska(matroskaTags(tags))).toBe(TAKEN)
    expect(matroska(info(0n), matroskaTags({ DATE: '2020-01-01' }))).toBe(Date.UTC(2020, 0))
    expect(matroska(info(-since2001))).toBe(Date.UTC(2001, 0) - (TAKEN - Date.UTC(2001, 0)))
    expect(matroska(matroskaTags({ TITLE: '2018-03-04' }))).toBeUndefined()
  })

  test.each(['webm', 'mkv'] as const)('at the time that examine reports for a %s', async (container) => {
    const video = withinSegment(
      await makeVideo(container),
      matroskaTags({ DATE_RECORDED: '2018-03-04T05:06:07Z' }),
    )
    expect(await examineBytes(video)).toMatchObject({ width: 64, durationMs: 2000, takenAt: TAKEN })
  })
})

describe('an AVI', () => {
  const chunk = (type: string, ...parts: (Buffer | string)[]) => {
    const body = Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
    )
    const size = Buffer.alloc(4)
    size.writeUInt32LE(body.length)
    return Buffer.concat([Buffer.from(type), size, body, zeros(body.length % 2)])
  }
  const header = () => {
    const avih = zeros(56)
    avih.writeUInt32LE(40_000, 0)
    avih.writeUInt32LE(50, 16)
    avih.writeUInt32LE(640, 32)
    avih.writeUInt32LE(480, 36)
    return chunk('avih', avih)
  }
  const avi = (headers: Buffer[], ...more: Buffer[]) =>
    chunk('RIFF', 'AVI ', chunk('LIST', 'hdrl', ...headers), ...more, chunk('LIST', 'movi', zeros(40)))

  test('has the size, frame rate and length in its header, without ffmpeg', async () => {
    const facts = await examineBytes(avi([header()]))
    expect(facts).toMatchObject({
      mime: 'video/x-msvideo',
      width: 640,
      height: 480,
      fps: 25,
      durationMs: 2000,
      takenAt: undefined,
    })
    expect(await examineBytes(avi([]))).toMatchObject({
      mime: 'video/x-msvideo',
      width: undefined,
      fps: undefined,
    })
    expect(await examineBytes(avi([chunk('avih', zeros(56))]))).toMatchObject({
      width: undefined,
      fps: undefined,
      durationMs: undefined,
    })
  })

  test.each([
    ['IDIT', avi([header(), chunk('IDIT', 'SUN MAR 04 05:06:07 2018\n\0')])],
    ['IDIT in the format of EXIF', avi([header(), chunk('IDIT', '2018:03:04 05:06:07\0')])],
    ['ICRD', avi([header()], chunk('LIST', 'INFO', chunk('ICRD', '2018-03-04 05:06:07\0')))],
  ])('was recorded at the time in %s', async (_, bytes) => {
    expect(await examineBytes(bytes)).toMatchObject({ takenAt: TAKEN })
  })
})

test('a container that exceeds its work budget has no facts, and the search stops there', () => {
  const head = Buffer.concat([box('ftyp', 'isom', u32(0))])
  const bytes = Buffer.concat([head, Buffer.alloc(2 << 20, box('free'))])
  const budget = createBudget(bytes.length)
  expect(readContainerFacts(memoryBytes(bytes, budget), 'video/mp4', NOW)).toEqual({})
  expect(budget.left).toBe(0)
})
