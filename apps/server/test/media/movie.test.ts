import { makePhoto } from 'tintype-test-support/photos'
import { describe, expect, test } from 'vitest'
import { appleMeta, box, makeVideo, u32, withinMoov, zeros } from '../../src/testing/movie.ts'
import { bareMovie, matroskaTags, place, withinSegment } from '../support/movieParts.ts'
import { examineBytes, removeFilesAfterwards, served } from './files.ts'

removeFilesAfterwards()

/** 2024-08-17T08:30:00Z in seconds since 1904. */
const CREATED = Date.UTC(2024, 7, 17, 8, 30) / 1000 + 2_082_844_800
const PLACE = '+48.8583-002.2944+035/'

describe('a video', () => {
  test.each([
    ['mp4', 'video/mp4'],
    ['webm', 'video/webm'],
    ['mkv', 'video/x-matroska'],
  ] as const)('as %s has size, length and frame rate', async (container, mime) => {
    const facts = await examineBytes(await makeVideo(container))
    expect(facts).toMatchObject({
      kind: 'video',
      mime,
      width: 64,
      height: 48,
      durationMs: 2000,
      fps: expect.closeTo(30, 1),
    })
  })

  test.each([
    ['qt  ', 'video/quicktime'],
    ['M4V ', 'video/mp4'],
    ['3gp4', 'video/3gpp'],
    ['3g2a', 'video/3gpp2'],
  ])('of the brand "%s" is %s', async (brand, mime) => {
    const movie = await makeVideo('mp4')
    movie.write(brand, 8, 'latin1')
    expect(await examineBytes(movie)).toMatchObject({ kind: 'video', mime, width: 64, height: 48 })
  })

  test.each([188, 192])('can be an MPEG transport stream in packets of %i bytes', async (length) => {
    const packet = Buffer.alloc(length, 0xff)
    // Blu-ray and camcorders put a timestamp of 4 bytes before each packet.
    packet.writeUInt32BE(0x471fff10, length - 188)
    const stream = Buffer.concat(Array<Buffer>(40).fill(packet))
    expect(await examineBytes(stream)).toMatchObject({ kind: 'video', mime: 'video/mp2t' })
  })

  test('that is rotated has the size of the upright picture', async () => {
    expect(await examineBytes(await makeVideo('mp4', 90))).toMatchObject({ width: 48, height: 64 })
  })

  test('has the time in its header, in UTC', async () => {
    expect(await examineBytes(bareMovie(CREATED))).toMatchObject({ takenAt: Date.UTC(2024, 7, 17, 8, 30) })
    expect(await examineBytes(bareMovie(0))).toMatchObject({ kind: 'video', takenAt: undefined })
  })

  test("has the time and zone in Apple's tag rather than its header, and the camera in its tags", async () => {
    const tags = appleMeta({
      'com.apple.quicktime.creationdate': '2023-05-06T12:00:00+0200',
      'com.apple.quicktime.make': 'Example',
      'com.apple.quicktime.model': 'Phone 2',
    })
    expect(await examineBytes(withinMoov(await makeVideo('mp4'), tags))).toMatchObject({
      takenAt: Date.UTC(2023, 4, 6, 10),
      cameraMake: 'Example',
      cameraModel: 'Phone 2',
    })
  })

  test('that cannot be parsed further is stored with the facts found before', async () => {
    const avi = Buffer.concat([Buffer.from('RIFF\x40\0\0\0AVI LIST'), zeros(64)])
    expect(await examineBytes(avi)).toMatchObject({
      kind: 'video',
      mime: 'video/x-msvideo',
      width: undefined,
      fps: undefined,
    })
    const cut = (await makeVideo('mp4')).subarray(0, 400)
    expect(await examineBytes(cut)).toMatchObject({
      kind: 'video',
      mime: 'video/mp4',
      width: undefined,
      locationPatches: [],
    })
  })
})

describe('the served original of a video', () => {
  test('has free boxes of zeros in place of ©xyz and a 3GPP location', async () => {
    const made = bareMovie(
      CREATED,
      box('udta', box('name', 'Trip'), place(PLACE), box('loci', zeros(4), 'Paris\0')),
    )
    const { original } = await served(made)
    expect(original).toHaveLength(made.length)
    expect(original.includes(PLACE)).toBe(false)
    expect(original.includes('Paris')).toBe(false)
    const expected = bareMovie(
      CREATED,
      box('udta', box('name', 'Trip'), box('free', zeros(26)), box('free', zeros(10))),
    )
    expect(original.equals(expected)).toBe(true)
  })

  test('has no location in the user data of a track, nor after a 64-bit box', async () => {
    const track = box('trak', box('udta', place(PLACE)))
    const plain = bareMovie(CREATED, track)
    const wide = Buffer.concat([u32(1), Buffer.from('free'), u32(0, 24), zeros(8)])
    const { original } = await served(Buffer.concat([plain.subarray(0, 24), wide, plain.subarray(24)]))
    expect(original.includes(PLACE)).toBe(false)
  })

  test("has blanks for Apple's location keys and keeps the other keys", async () => {
    const tags = appleMeta({
      'com.apple.quicktime.make': 'Example',
      'com.apple.quicktime.location.ISO6709': PLACE,
      'com.apple.quicktime.location.accuracy.horizontal': '4.7',
    })
    const { original } = await served(withinMoov(await makeVideo('mp4'), tags))
    expect(original.includes(PLACE)).toBe(false)
    expect(original.includes('4.7')).toBe(false)
    expect(await examineBytes(original)).toMatchObject({
      cameraMake: 'Example',
      width: 64,
      fps: expect.closeTo(30, 1),
    })
  })

  test('has blanks for location tags of Matroska, and no invalid checksum', async () => {
    const tags = (location: string) => matroskaTags({ TITLE: 'Trip', LOCATION: location })
    const movie = await makeVideo('mkv')
    const { original } = await served(withinSegment(movie, tags(PLACE)))
    const blank = tags(' '.repeat(PLACE.length))
    // The checksum of the title is still valid.
    blank[blank.lastIndexOf(0xbf)] = 0xec
    expect(original.equals(withinSegment(movie, blank))).toBe(true)
    expect(await examineBytes(original)).toMatchObject({ mime: 'video/x-matroska', width: 64, height: 48 })
  })

  test('has no location in the clip of a motion photo either', async () => {
    const photo = await makePhoto({ make: 'Example', gps: { lat: 48.8583, lng: -2.2944 } })
    const { facts, original } = await served(
      Buffer.concat([photo, bareMovie(CREATED, box('udta', place(PLACE)))]),
    )
    expect(facts.mime).toBe('image/jpeg')
    expect(original.includes(PLACE)).toBe(false)
  })
})
