import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * A program that stores files durably, as the server must: bytes into a temporary file, fdatasync, rename, fsync of the
 * folder. Prints the files per second: what the disk allows without HTTP, hashes and a database.
 */
const [folder = '', bytes = 0, files = 0, concurrently = 0] = process.argv
  .slice(2)
  .map((text, at) => (at === 0 ? text : Number(text))) as [string, number, number, number]

const PREFIXES = 256

const prefixOf = (file: number) => join(folder, 'blobs', String(file % PREFIXES))

async function store(file: number): Promise<void> {
  const path = join(folder, `${file}.tmp`)
  const handle = await open(path, 'wx')
  await handle.writeFile(content[file] ?? '')
  await handle.datasync()
  await handle.close()
  await rename(path, join(prefixOf(file), String(file)))
  const prefix = await open(prefixOf(file), 'r')
  await prefix.sync()
  await prefix.close()
}

for (let prefix = 0; prefix < PREFIXES; prefix++) mkdirSync(prefixOf(prefix), { recursive: true })
const content = Array.from({ length: files }, () => randomBytes(bytes))
let next = 0
async function work(): Promise<void> {
  for (let file = next++; file < files; file = next++) await store(file)
}
const start = performance.now()
await Promise.all(Array.from({ length: concurrently }, work))
console.log((files / (performance.now() - start)) * 1000)
