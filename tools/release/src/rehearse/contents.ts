import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Manifest } from '../workspace.ts'

/** Finds faults in the files of a package as it is published, such as an exported file that does not exist. */
export function contentProblems(folder: string): string[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
  const named = [manifest.exports, manifest.main, manifest.types, manifest.typesVersions, manifest.bin]
  const references = JSON.stringify(manifest.dependencies ?? {}).match(/"(workspace|catalog):[^"]*"/)
  return [
    ...(references ? [`depends on ${references[0]}`] : []),
    ...['homepage', 'bugs'].filter((field) => !manifest[field]).map((field) => `has no ${field}`),
    ...['README.md', 'CHANGELOG.md', 'LICENSE', ...named.flatMap(filesIn)]
      .filter((file) => !existsSync(join(folder, file)))
      .map((file) => `has no ${file}`),
    ...missingMaps(folder).map((map) => `refers to ${map}, which does not exist`),
  ].map((problem) => `${manifest.name} ${problem}`)
}

/** Source maps that files of a package refer to, but that do not exist. */
export function missingMaps(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!node_modules.*)\.([cm]?js|d\.[cm]?ts)$/.test(path))
    .flatMap((path) => {
      const file = join(folder, path)
      const [, name] = /\n\/\/# sourceMappingURL=(?!data:)(\S+)\s*$/.exec(readFileSync(file, 'utf8')) ?? []
      return name && !existsSync(join(dirname(file), name)) ? [join(path, name)] : []
    })
}

/** Every path in a field of a manifest, under all conditions. */
export function filesIn(field: unknown): string[] {
  if (typeof field === 'string') return field.includes('*') ? [] : [field]
  return typeof field === 'object' && field !== null ? Object.values(field).flatMap(filesIn) : []
}
