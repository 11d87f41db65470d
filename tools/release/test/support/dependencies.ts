import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'

interface Manifest {
  name: string
  version: string
  engines?: { node?: string }
  scripts?: Record<string, string>
  dependencies?: Record<string, string>
}

/** The oldest Node that a package and all of its dependencies allow, and the package that needs it. */
export function oldestNode(folder: string): { least: number[]; by: string } {
  const needs = [...dependenciesOf(folder)].map(({ name, version, engines }) => ({
    least: leastOf(engines?.node ?? '*'),
    by: `${name}@${version}`,
  }))
  return needs.reduce((most, each) => (compare(each.least, most.least) > 0 ? each : most))
}

/** A package and all of its dependencies. */
export function dependenciesOf(folder: string, found = new Map<string, Manifest>()): Iterable<Manifest> {
  const path = realpathSync(join(folder, 'package.json'))
  if (found.has(path)) return found.values()
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest
  found.set(path, manifest)
  for (const name of Object.keys(manifest.dependencies ?? {})) {
    dependenciesOf(folderOf(name, dirname(path)), found)
  }
  return found.values()
}

/** Searches like Node. */
function folderOf(name: string, from: string): string {
  for (let above = from; ; above = dirname(above)) {
    const folder = join(above, 'node_modules', name)
    if (existsSync(join(folder, 'package.json'))) return folder
    if (above === dirname(above)) throw new Error(`${name} is not installed for ${from}.`)
  }
}

/** The smallest version in a range: 20.19.0 for `^20.19.0 || >=22`. */
function leastOf(range: string): number[] {
  const bounds = range.split('||').map((part) => (/\d[\d.]*/.exec(part)?.[0] ?? '0').split('.').map(Number))
  return bounds.reduce((least, each) => (compare(each, least) < 0 ? each : least))
}

export function compare(a: readonly number[], b: readonly number[]): number {
  const at = [0, 1, 2].find((place) => (a[place] ?? 0) !== (b[place] ?? 0)) ?? 0
  return (a[at] ?? 0) - (b[at] ?? 0)
}
