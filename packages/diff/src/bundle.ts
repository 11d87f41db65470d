import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { redocly } from './redocly.ts'

/** A document as one JSON text, with the files that it refers to. @throws Error if it cannot be read */
export async function bundle(path: string): Promise<string> {
  if (!existsSync(path)) throw new Error(`There is no file ${path}.`)
  const folder = await mkdtemp(join(tmpdir(), 'tintype-diff-bundle-'))
  try {
    const output = join(folder, 'openapi.json')
    // Run there, because the configuration of the caller's folder may contain rules and decorators.
    await redocly(['bundle', resolve(path), '--output', output], folder)
    return await readFile(output, 'utf8')
  } finally {
    await rm(folder, { recursive: true })
  }
}
