import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const ALLOWED = /^\(?(MIT|Apache-2\.0|BSD|BSD-[23]-Clause|ISC|0BSD|Unlicense|BlueOak-1\.0\.0)\b/

interface Manifest {
  name: string
  version: string
  license?: string | { type: string }
  /** The older form of `license`. */
  licenses?: { type: string }[]
}

/**
 * The license texts of the packages that modules belong to. They must accompany copies of the packages.
 * @throws Error if a license is not one of those allowed
 */
export function licensesOf(modules: readonly string[]): string {
  const folders = new Set(modules.flatMap((id) => (id.includes('node_modules') ? (packageOf(id) ?? []) : [])))
  const texts = [...folders].sort().map((folder) => {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
    const { name, version, licenses, license = licenses?.[0] ?? '' } = manifest
    const id = typeof license === 'string' ? license : license.type
    if (!ALLOWED.test(id))
      throw new Error(`${name}@${version} has the license "${id}", which is not among those allowed.`)
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
    return `${name}@${version} (${id})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}`.trim()
  })
  return `${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`
}

/** The nearest folder above a module that has a name and a version. */
function packageOf(id: string): string | undefined {
  for (let folder = dirname(id); folder.includes('node_modules'); folder = dirname(folder)) {
    const path = join(folder, 'package.json')
    if (existsSync(path) && 'version' in JSON.parse(readFileSync(path, 'utf8'))) return folder
  }
  return undefined
}
