import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { COMPRESSIBLE, MIN_BYTES } from '../scripts/compress.ts'
import { dist } from './support/site.ts'

const root = dist instanceof URL ? fileURLToPath(dist) : dist
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((name) => join(root, name))
  .filter((path) => statSync(path).isFile())

test('every file that gains by it has compressed copies, which unpack to it', () => {
  const large = files.filter((path) => COMPRESSIBLE.test(path) && statSync(path).size >= MIN_BYTES)
  expect(large.length).toBeGreaterThan(100)
  for (const path of large) {
    const bytes = readFileSync(path)
    expect([path, brotliDecompressSync(readFileSync(`${path}.br`)).equals(bytes)]).toEqual([path, true])
    expect([path, gunzipSync(readFileSync(`${path}.gz`)).equals(bytes)]).toEqual([path, true])
  }
})

test('no compressed copy is left of a file that is not there', () => {
  const alone = files.filter((path) => /\.(br|gz)$/.test(path) && !existsSync(path.replace(/\.(br|gz)$/, '')))
  expect(alone).toEqual([])
})
