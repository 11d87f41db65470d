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

test('every compressible file has compressed copies with the same content', () => {
  const large = files.filter((path) => COMPRESSIBLE.test(path) && statSync(path).size >= MIN_BYTES)
  expect(large.length).toBeGreaterThan(100)
  for (const path of large) {
    const bytes = readFileSync(path)
    expect([path, brotliDecompressSync(readFileSync(`${path}.br`)).equals(bytes)]).toEqual([path, true])
    expect([path, gunzipSync(readFileSync(`${path}.gz`)).equals(bytes)]).toEqual([path, true])
  }
})

test('every compressed copy has its original', () => {
  const orphans = files.filter(
    (path) => /\.(br|gz)$/.test(path) && !existsSync(path.replace(/\.(br|gz)$/, '')),
  )
  expect(orphans).toEqual([])
})
