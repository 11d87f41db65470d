import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExifReader from 'exifreader'
import { afterAll } from 'vitest'
import { examine } from '../../src/media/examine.ts'
import { applyPatches } from '../../src/media/location/locationPatches.ts'
import type { MediaFacts } from '../../src/media/mediaFacts.ts'

const folder = mkdtempSync(join(tmpdir(), 'tintype-media-'))
let files = 0

/** Writes bytes to a new file in a folder that is deleted after the test file. */
export async function file(bytes: Buffer, name = 'upload'): Promise<string> {
  // An earlier test file may have deleted the folder.
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${++files}-${name}`)
  await writeFile(path, bytes)
  return path
}

/** Call once at the top of a test file. */
export function removeFilesAfterwards(): void {
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
}

export async function examineBytes(bytes: Buffer, name?: string): Promise<MediaFacts | undefined> {
  const path = await file(bytes, name)
  return examine({ path, bytes: bytes.length, now: Date.UTC(2026, 0) })
}

/** The facts of a media file, and the original as it is served. */
export async function served(bytes: Buffer): Promise<{ facts: MediaFacts; original: Buffer }> {
  const facts = await examineBytes(bytes)
  if (!facts) throw new Error('These bytes were not recognised as media.')
  return { facts, original: applyPatches(bytes, 0, facts.locationPatches) }
}

/** The metadata that another reader finds: EXIF tags by name, coordinates and the raw XMP packet. */
export function tagsOf(bytes: Buffer) {
  const tags = ExifReader.load(Buffer.from(bytes), { expanded: true })
  const exif = tags.exif as Record<string, { description: unknown }> | undefined
  const gpsTags = Object.keys(exif ?? {}).filter((name) => /^GPS[A-Z]/.test(name))
  return { exif: exif ?? {}, gpsTags, gps: tags.gps, xmp: tags.xmp?._raw ?? '' }
}
