import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { type ServedLibrary, serveLibrary } from 'tintype-test-support/servedLibrary'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPhotosClient, type PhotosClient } from '../src/index.ts'
import { photograph, sha256 } from './support/photographs.ts'

const folder = mkdtempSync(join(tmpdir(), 'tintype-examples-'))
const example = (name: string) => fileURLToPath(new URL(`../examples/${name}`, import.meta.url))

let server: ServedLibrary
let token: string
let photos: PhotosClient
const pictures = new Map<string, Uint8Array>()
beforeAll(async () => {
  server = await serveLibrary(import.meta.url)
  token = await server.token()
  photos = createPhotosClient({ auth: token, baseUrl: server.url })
  for (const [album, day] of [
    ['Harbour', '2019:08:17'],
    ['Lighthouse', '2024:08:17'],
  ] as const) {
    mkdirSync(join(folder, 'pictures', album), { recursive: true })
    for (const number of [1, 2, 3]) {
      const bytes = await photograph(number * 7 + album.length, { takenAt: `${day} 10:00:0${number}` })
      const name = `${album} ${number}.jpg`
      pictures.set(name, bytes)
      writeFileSync(join(folder, 'pictures', album, name), bytes)
    }
  }
  writeFileSync(join(folder, 'pictures', 'Harbour', 'notes.txt'), 'no picture')
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

const environment = () => ({ ...process.env, TOKEN: token, PHOTOS_URL: server.url, PORT: '0' })

async function run(name: string, ...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [example(name), ...args], { env: environment() })
  let output = ''
  child.stdout.on('data', (text) => (output += text))
  child.stderr.on('data', (text) => (output += text))
  const [status] = await once(child, 'close')
  expect([status, output]).toEqual([0, output])
  return output
}

test('each example has fewer than 60 lines', () => {
  for (const name of readdirSync(example('.'))) {
    expect([name, readFileSync(example(name), 'utf8').split('\n').length < 60]).toEqual([name, true])
  }
})

test('folders become albums, with a progress bar, and are not uploaded twice', async () => {
  const output = await run('foldersToAlbums.ts', join(folder, 'pictures'))
  expect(output).toContain(`Harbour ${'#'.repeat(30)} 3 of 3`)
  expect(output).toContain('Lighthouse: 3 new, 0 existing, 0 failed')
  await run('foldersToAlbums.ts', join(folder, 'pictures'))
  const titles: unknown[] = []
  for await (const { title, mediaItemsCount } of photos.albums.list()) titles.push([title, mediaItemsCount])
  expect(titles.sort()).toEqual([
    ['Harbour', '3'],
    ['Lighthouse', '3'],
  ])
})

test('a library is backed up byte for byte, and only once', async () => {
  const backup = join(folder, 'backup')
  expect(await run('backup.ts', backup)).toContain('6 saved, 0 failed')
  const days = readdirSync(backup).sort()
  expect(days).toEqual(['2019-08-17', '2024-08-17'])
  const hashes = days.flatMap((day) =>
    readdirSync(join(backup, day)).map((name) => sha256(readFileSync(join(backup, day, name)))),
  )
  expect(hashes.sort()).toEqual([...pictures.values()].map(sha256).sort())
  expect(await run('backup.ts', backup)).toContain('0 saved, 0 failed')
})

test('photos of this day in earlier years are found', async () => {
  const lines = (await run('thisDay.ts', '2024-08-17')).trim().split('\n')
  expect(lines).toHaveLength(3)
  expect(lines.every((line) => /^5 years ago {4}Harbour [123]\.jpg {2}http:.*=w1024-h1024$/.test(line))).toBe(
    true,
  )
  expect(await run('thisDay.ts', '2024-08-18')).toBe('')
})

test('a frame shows one photo after the other, no larger than the screen', async () => {
  const child = spawn(process.execPath, [example('photoFrame.ts')], { env: environment() })
  try {
    const [greeting] = await once(child.stdout, 'data')
    const url = String(greeting).trim()
    const page = await fetch(url)
    expect(await page.text()).toContain('<img src="/picture')
    const shown = new Set<string>()
    for (let number = 0; number < 8; number++) {
      const bytes = new Uint8Array(await (await fetch(`${url}/picture?${number}`)).arrayBuffer())
      expect(await sharp(bytes).metadata()).toMatchObject({ width: 32, height: 24 })
      shown.add(sha256(bytes))
    }
    expect(shown.size).toBe(6)
  } finally {
    child.kill()
    await once(child, 'close')
  }
})
