import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from '../run.ts'
import type { Package } from '../workspace.ts'
import type { Registry } from './registry.ts'

/**
 * Publishes packages with the same program as a real release.
 * @throws Error when packing a package again gives different bytes
 */
export async function publish(
  root: string,
  packages: Package[],
  { registry, folder }: { registry: Registry; folder: string },
): Promise<void> {
  const chosen = packages.map(({ manifest }) => `--filter=${manifest.name}`)
  const recursively = (...args: string[]) =>
    run('pnpm', ['--recursive', ...chosen, ...args], { cwd: root, env: registry.env })
  // Only a workflow on a public runner can create provenance.
  await recursively('publish', '--no-git-checks', '--no-provenance', '--registry', registry.url)
  await recursively('pack', '--pack-destination', folder)
  const packed = (await readdir(folder)).filter((name) => name.endsWith('.tgz'))
  const hashes = await Promise.all(packed.map(async (name) => integrity(await readFile(join(folder, name)))))
  for (const { manifest } of packages) {
    const { dist } = await published(manifest.name, registry)
    if (!hashes.includes(dist.integrity))
      throw new Error(`${manifest.name} has different bytes when packed again.`)
  }
}

interface Published {
  dist: { integrity: string }
}

async function published(name: string, registry: Registry): Promise<Published> {
  const response = await fetch(`${registry.url}${name.replace('/', '%2f')}/latest`)
  if (!response.ok) throw new Error(`${name} is not in the registry: ${response.status}`)
  return (await response.json()) as Published
}

/** In the format of npm registries. */
const integrity = (bytes: Uint8Array) => `sha512-${createHash('sha512').update(bytes).digest('base64')}`
