import sharp from 'sharp'
import { makePhoto } from 'tintype-test-support/photos'
import { describe, expect, test } from 'vitest'
import { makeVideo } from '../../../src/testing/movie.ts'
import { createItem, startTestServer } from '../../support/server.ts'

describe('a video', () => {
  async function film(options: Parameters<typeof startTestServer>[0] = {}, bytes?: Buffer) {
    const server = await startTestServer(options)
    const movie = bytes ?? (await makeVideo('mp4'))
    const item = await createItem(server, await server.token(), movie, { fileName: 'waterfall.mp4' })
    return { movie, item }
  }

  test('is served unchanged by =dv, in the ranges that players request', async () => {
    const { movie, item } = await film()
    expect(item.mediaMetadata.video).toMatchObject({ status: 'READY', fps: expect.closeTo(30, 1) })
    const get = (range: string) => fetch(`${item.baseUrl}=dv`, { headers: { range } })
    const first = await get('bytes=0-')
    expect([first.status, first.headers.get('content-type')]).toEqual([206, 'video/mp4'])
    expect(Buffer.from(await first.arrayBuffer()).equals(movie)).toBe(true)
    const rest = await get(`bytes=${movie.length - 100}-`)
    expect(rest.headers.get('content-range')).toBe(
      `bytes ${movie.length - 100}-${movie.length - 1}/${movie.length}`,
    )
    expect(Buffer.from(await rest.arrayBuffer()).equals(movie.subarray(-100))).toBe(true)
  })

  test('without a decodable frame has a placeholder image of its ratio, with a play button unless -no', async () => {
    const { item } = await film()
    const middle = async (suffix: string) => {
      const response = await fetch(item.baseUrl + suffix)
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png'])
      const bytes = await response.arrayBuffer()
      const { width, height } = await sharp(bytes).metadata()
      const pixels = await sharp(bytes).greyscale().raw().toBuffer()
      return [width, height, (pixels[Math.floor(height / 2) * width + width / 2] ?? 0) > 200]
    }
    expect(await middle('')).toEqual([64, 48, true])
    expect(await middle('=w32')).toEqual([32, 24, true])
    expect(await middle('=w32-no')).toEqual([32, 24, false])
    expect(await middle('=w20-h40-c-no')).toEqual([20, 40, false])
  })

  test('that is damaged has the status FAILED, and can still be downloaded', async () => {
    const cut = (await makeVideo('mp4')).subarray(0, 400)
    const { item } = await film({}, cut)
    expect(item.mediaMetadata.video).toEqual({ status: 'FAILED' })
    expect((await (await fetch(`${item.baseUrl}=dv`)).arrayBuffer()).byteLength).toBe(400)
  })

  test('in an unsupported container is READY, without metadata', async () => {
    const avi = Buffer.concat([Buffer.from('RIFF\x40\0\0\0AVI LIST'), Buffer.alloc(64)])
    const { item } = await film({}, avi)
    expect(item.mediaMetadata.video).toEqual({ status: 'READY' })
    const still = await fetch(`${item.baseUrl}=w160-h160`)
    expect(await sharp(await still.arrayBuffer()).metadata()).toMatchObject({ width: 160, height: 90 })
  })
})

test('=dv returns the clip of a motion photo, and 404 for any other photo', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const [still, clip] = [await makePhoto(), await makeVideo('mp4')]
  const motion = await createItem(server, token, Buffer.concat([still, clip]), { fileName: 'wave.jpg' })
  const response = await fetch(`${motion.baseUrl}=dv`)
  expect(response.headers.get('content-type')).toBe('video/mp4')
  expect(response.headers.get('content-disposition')).toContain('"wave.mp4"')
  expect(Buffer.from(await response.arrayBuffer()).equals(clip)).toBe(true)
  const headers = { range: 'bytes=4-7' }
  expect(await (await fetch(`${motion.baseUrl}=dv`, { headers })).text()).toBe('ftyp')

  const photo = await createItem(server, token, await makePhoto({ seed: 3 }))
  expect((await fetch(`${photo.baseUrl}=dv`)).status).toBe(404)
})
