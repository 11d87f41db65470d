import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

interface Installed {
  manifest: { name: string; scripts?: Record<string, string>; dependencies?: Record<string, string> }
  /** The size of its files. */
  bytes: number
}

/** A package that is installed in a folder, and all of its dependencies. */
export function installedPackages(name: string, from: string, found = new Map<string, Installed>()) {
  // Not by require.resolve: packages need not export their manifest.
  const paths = createRequire(join(from, 'package.json')).resolve.paths(name) ?? []
  const folder = paths
    .map((path) => join(path, name))
    .find((path) => lstatSync(path, { throwIfNoEntry: false }))
  if (folder === undefined) throw new Error(`${name} is not installed for ${from}.`)
  const path = realpathSync(folder)
  if (found.has(path)) return found.values()
  const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Installed['manifest']
  found.set(path, { manifest, bytes: sizeOf(path) })
  for (const dependency of Object.keys(manifest.dependencies ?? {}))
    installedPackages(dependency, path, found)
  return found.values()
}

function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (each) => each.isFile() && !each.parentPath.slice(folder.length).includes('node_modules'),
  )
  return files.reduce((sum, { parentPath, name }) => sum + lstatSync(join(parentPath, name)).size, 0)
}
