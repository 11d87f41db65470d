import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from '../run.ts'
import type { Package } from '../workspace.ts'
import type { Registry } from './registry.ts'

/**
 * Packs a package as it would be published.
 * @returns the tarball's path
 * @throws Error when packing it again gives other bytes
 */
export async function pack({ folder, manifest }: Package, into: string): Promise<string> {
  const pack = async (place: string) => {
    await mkdir(join(into, place), { recursive: true })
    const path = join(into, place, `${manifest.name.replaceAll(/\W+/g, '-')}.tgz`)
    await run('pnpm', ['pack', '--out', path], { cwd: folder })
    const sha256 = createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
    return { path, sha256 }
  }
  const [first, second] = await Promise.all([pack('first'), pack('second')])
  if (first.sha256 !== second.sha256)
    throw new Error(`${manifest.name} has other bytes when it is packed again.`)
  return first.path
}

/** Publishes a tarball, with the program that releases are published with. */
export async function publish(tarball: string, registry: Registry, folder: string): Promise<void> {
  await writeFile(join(folder, '.npmrc'), registry.npmrc)
  // Provenance is what a workflow on a public runner can give.
  const flags = ['--no-git-checks', '--access', 'public', '--no-provenance', '--registry', registry.url]
  await run('pnpm', ['publish', tarball, ...flags], { cwd: folder })
}
