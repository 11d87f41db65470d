import { execFileSync, spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { createExaminer } from '../../src/media/examiner.ts'
import { createFfmpeg } from '../../src/media/ffmpeg.ts'
import { mediaWorkers } from '../support/mediaWorkers.ts'
import { createItem, startTestServer } from '../support/server.ts'
import { file, removeFilesAfterwards } from './files.ts'

removeFilesAfterwards()

const installed = spawnSync('ffmpeg', ['-version']).status === 0
const ffmpeg = createFfmpeg('ffmpeg')

/** Two seconds of a plain color and a tone, at 25 frames a second. */
async function film(ending: string, ...options: string[]): Promise<string> {
  const path = await file(Buffer.alloc(0), `film.${ending}`)
  const sources = ['-f', 'lavfi', '-i', 'color=0x2060a0:s=160x96:d=2:r=25', '-f', 'lavfi', '-i', 'sine=d=2']
  execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...sources, ...options, path])
  return path
}

const factsOf = async (path: string) =>
  createExaminer(mediaWorkers.examining, ffmpeg, Date.now).examine(
    { path, bytes: (await readFile(path)).length },
    { key: 'test' },
  )

describe.skipIf(!installed)('with ffmpeg on this machine', () => {
  test.each([
    ['avi', 'video/x-msvideo'],
    ['mpg', 'video/mpeg'],
    ['wmv', 'video/x-ms-wmv'],
    ['ts', 'video/mp2t'],
  ])('a .%s has size, length and frame rate', async (ending, mime) => {
    expect(await factsOf(await film(ending))).toMatchObject({
      kind: 'video',
      mime,
      width: 160,
      height: 96,
      fps: expect.closeTo(25, 0),
      durationMs: expect.closeTo(2000, -3),
    })
  })

  test('a file with sound and no picture is not a video', async () => {
    expect(await factsOf(await film('wma', '-vn'))).toBeUndefined()
  })

  test('a still is an upright frame within the requested size', async () => {
    const path = await film('mp4')
    expect(await sharp(await ffmpeg.still(path, 'video/mp4', 2048)).metadata()).toMatchObject({
      format: 'jpeg',
      width: 160,
      height: 96,
    })
    const small = await sharp(await ffmpeg.still(path, 'video/mp4', 80)).metadata()
    expect([small.width, small.height]).toEqual([80, 48])
    const [red, green, blue] = await sharp(await ffmpeg.still(path, 'video/mp4', 80))
      .raw()
      .toBuffer()
    expect(
      [red, green, blue].map((value, i) => Math.abs((value ?? 0) - ([32, 96, 160][i] ?? 0)) < 12),
    ).toEqual([true, true, true])
  })

  test('a film shorter than a second has a still', async () => {
    const path = await film('mp4', '-t', '0.2')
    expect((await ffmpeg.still(path, 'video/mp4', 80)).length).toBeGreaterThan(0)
  })

  test('a playlist that points to another file is not followed', async () => {
    const other = await film('ts')
    const list = await file(
      Buffer.from(`#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n${other}\n#EXT-X-ENDLIST\n`),
      'x.m3u8',
    )
    for (const mime of ['video/mp2t', 'video/mp4', 'video/mpeg', 'application/x-mpegURL']) {
      await expect(ffmpeg.still(list, mime, 80)).rejects.toThrow()
      const facts = await ffmpeg.facts(list, mime)
      expect(typeof facts === 'object' ? facts.width : undefined).toBeUndefined()
    }
  })

  test('a base URL returns a frame of the film, with a play button unless -no is set', async () => {
    const server = await startTestServer({ ffmpeg: 'ffmpeg' })
    const item = await createItem(server, await server.token(), await readFile(await film('avi')), {
      fileName: 'film.avi',
    })
    const middle = async (suffix: string) => {
      const response = await fetch(item.baseUrl + suffix)
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
      const { data, info } = await sharp(await response.arrayBuffer())
        .raw()
        .toBuffer({ resolveWithObject: true })
      return data[(info.width * Math.floor(info.height / 2) + info.width / 2) * info.channels] ?? 0
    }
    expect(await middle('')).toBeGreaterThan(200)
    expect(await middle('=w80-no')).toBeLessThan(60)
  })
})

test('without ffmpeg a video has no frame and none of the facts that need it', async () => {
  const none = createFfmpeg('no-ffmpeg')
  const avi = await file(Buffer.concat([Buffer.from('RIFF\x40\0\0\0AVI LIST'), Buffer.alloc(64)]))
  expect(await none.facts(avi, 'video/x-msvideo')).toBeUndefined()
  await expect(none.still(avi, 'video/x-msvideo', 80)).rejects.toThrow()
})
