import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { getPackages } from '@manypkg/get-packages'

export { places } from './places.ts'

/** The workspace that contains this tool. */
export const here = resolve(import.meta.dirname, '../../..')

export interface Manifest {
  name: string
  version?: string
  private?: boolean
  bin?: Record<string, string>
  exports?: Record<string, unknown>
  peerDependencies?: Record<string, string>
  files?: string[]
  [field: string]: unknown
}

export interface Package {
  /** Absolute. */
  folder: string
  manifest: Manifest
}

/** The packages that are released together. Private ones stay at 0.0.0, because `pnpm pack` needs a version. */
export async function releasedPackages(root: string): Promise<Package[]> {
  const { packages } = await getPackages(root)
  return packages
    .map(({ dir, packageJson }) => ({ folder: dir, manifest: packageJson as unknown as Manifest }))
    .filter(({ manifest }) => manifest.version !== undefined && manifest.version !== '0.0.0')
    .sort((a, b) => (a.manifest.name < b.manifest.name ? -1 : 1))
}

/** Packages that are published to the npm registry. */
export async function publishedPackages(root: string): Promise<Package[]> {
  return (await releasedPackages(root)).filter(({ manifest }) => !manifest.private)
}

/** The text of a file; undefined when the file does not exist. */
export function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
