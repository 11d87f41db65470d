import { makePhoto, type PhotoOptions } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { NO_CAMERA_FACTS } from '../../../src/media/facts/fileFacts.ts'
import { labelByMetadata } from '../../../src/media/facts/labels.ts'
import { createItem, send, startTestServer } from '../../support/server.ts'
import { examineBytes, removeFilesAfterwards } from '../files.ts'

removeFilesAfterwards()

async function labels(photo: PhotoOptions, filename = 'IMG_0001.jpg') {
  const facts = await examineBytes(await makePhoto({ width: 40, height: 30, ...photo }))
  return facts && labelByMetadata(facts, filename)
}

test.each([
  'Screenshot_20240817-103000.png',
  'Screen Shot 2024-08-17 at 10.30.00.png',
  'screen-capture.jpg',
  'Bildschirmfoto 2024-08-17 um 10.30.00.png',
  'Capture d’écran 2024-08-17.png'.normalize('NFD'),
  'Captura de pantalla 2024.png',
  'スクリーンショット 2024-08-17.png',
])('%s is a screenshot by its name', async (name) => {
  expect(await labels({}, name)).toEqual(['SCREENSHOTS'])
})

test('a PNG with the size of a screen is a screenshot, unless it has a camera', async () => {
  const screen = { width: 1170, height: 2532, color: 'white', format: 'png' } as const
  expect(await labels(screen, 'IMG_0001.PNG')).toEqual(['SCREENSHOTS'])
  expect(await labels({ ...screen, width: 2532, height: 1170 })).toEqual(['SCREENSHOTS'])
  expect(await labels({ ...screen, width: 1171 })).toEqual([])
  expect(await labels({ ...screen, make: 'Apple' })).toEqual([])
  expect(await labels({ ...screen, format: 'jpeg' })).toEqual([])
})

test('a photo from a front camera is a selfie', async () => {
  const make = 'Apple'
  expect(await labels({ make, lens: 'iPhone 15 Pro front TrueDepth camera 2.69mm f/1.9' })).toEqual([
    'SELFIES',
  ])
  expect(await labels({ make, lens: 'iPhone 12 front camera 2.71mm f/2.2' })).toEqual(['SELFIES'])
  expect(await labels({ make, lens: 'iPhone 15 Pro back triple camera 6.765mm f/1.78' })).toEqual([])
})

test.each<[string, PhotoOptions, boolean]>([
  ['stars', { exposure: 20, fNumber: 2.8, iso: 3200 }, true],
  ['a long exposure without other facts', { exposure: 8 }, true],
  ['a dark street by hand', { exposure: 0.25, fNumber: 1.8, iso: 1600 }, true],
  ['a living room in the evening', { exposure: 1 / 30, fNumber: 1.8, iso: 800 }, false],
  ['sport in a hall', { exposure: 1 / 1000, fNumber: 2.8, iso: 12_800 }, false],
  ['a waterfall through a gray filter', { exposure: 1, fNumber: 16, iso: 100 }, false],
  ['an exposure of a second without other facts', { exposure: 1 }, false],
  ['daylight', { exposure: 1 / 250, fNumber: 8, iso: 100 }, false],
])('%s is labeled NIGHT or not', async (_what, photo, night) => {
  expect(await labels(photo)).toEqual(night ? ['NIGHT'] : [])
})

test('a video has no labels', () => {
  const film = { ...NO_CAMERA_FACTS, kind: 'video', mime: 'video/mp4', width: 1, height: 1 } as const
  expect(labelByMetadata({ ...film, fps: 30, durationMs: 1 }, 'Screenshot.mp4')).toEqual([])
})

test('an item is found by its metadata as soon as it is created', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const stars = await makePhoto({ width: 40, height: 30, exposure: 20, fNumber: 2.8, iso: 3200 })
  await createItem(server, token, stars, { fileName: 'stars.jpg' })
  await createItem(server, token, await makePhoto({ seed: 2 }), { fileName: 'Screenshot_1.png' })
  const find = async (category: string) => {
    const filters = { contentFilter: { includedContentCategories: [category] } }
    const { body } = await send(`${server.url}/v1/mediaItems:search`, { token, body: { filters } })
    return body.mediaItems?.map(({ filename }: { filename: string }) => filename)
  }
  expect(await find('NIGHT')).toEqual(['stars.jpg'])
  expect(await find('SCREENSHOTS')).toEqual(['Screenshot_1.png'])
  expect(await find('SELFIES')).toBeUndefined()
})
