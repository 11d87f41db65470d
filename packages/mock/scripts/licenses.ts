import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Rolldown } from 'tsdown'

const ALLOWED = /^\(?(MIT|Apache-2\.0|BSD|BSD-[23]-Clause|ISC|0BSD|Unlicense|BlueOak-1\.0\.0)\b/

interface Manifest {
  name: string
  version: string
  license?: string | { type: string }
  /** The older form of `license`. */
  licenses?: { type: string }[]
}

const FILE = 'THIRD_PARTY_LICENSES.txt'
const RULE = `\n\n${'-'.repeat(80)}\n\n`

/**
 * Adds the licenses of the packages that a build bundles to the file of them, which must accompany copies of the packages.
 */
export function collectLicenses(): Rolldown.Plugin {
  return {
    name: 'collect-licenses',
    // Without an await, so that builds that run at the same time do not lose each other's licenses.
    writeBundle({ dir = '' }) {
      const path = join(dir, FILE)
      const existing = existsSync(path) ? readFileSync(path, 'utf8').trim().split(RULE) : []
      const texts = new Set([...existing, ...licensesOf([...this.getModuleIds()])])
      writeFileSync(path, `${[...texts].sort().join(RULE)}\n`)
    },
  }
}

/**
 * The license texts of the packages that modules belong to.
 * @throws Error if a license is not one of those allowed
 */
function licensesOf(modules: readonly string[]): string[] {
  const folders = new Set(modules.flatMap((id) => (id.includes('node_modules') ? (packageOf(id) ?? []) : [])))
  return [...folders].map((folder) => {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
    const { name, version, licenses, license = licenses?.[0] ?? '' } = manifest
    const id = typeof license === 'string' ? license : license.type
    if (!ALLOWED.test(id))
      throw new Error(`${name}@${version} has the license "${id}", which is not among those allowed.`)
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
    return `${name}@${version} (${id})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}`.trim()
  })
}

/** The nearest folder above a module that has a name and a version. */
function packageOf(id: string): string | undefined {
  for (let folder = dirname(id); folder.includes('node_modules'); folder = dirname(folder)) {
    const path = join(folder, 'package.json')
    if (existsSync(path) && 'version' in JSON.parse(readFileSync(path, 'utf8'))) return folder
  }
  return undefined
}
