import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import {
  type Change,
  type CompileOptions,
  compile,
  excerptOf,
  functionAround,
  messageOf,
} from '@tintype/diff'
import type { Package } from '../workspace.ts'

/** Like `paths` in a tsconfig. */
export type ModulePaths = Record<string, string[]>

/**
 * Compiles the consumers of past releases against the current packages, and returns a change for each error. The
 * comparison of documents does not find all of these: renaming a path parameter keeps the URL and breaks every caller.
 * @param folder has one folder per release, named by its version, with programs that compiled against it
 * @param paths the current packages
 */
export function typeChanges(folder: string, paths: ModulePaths): Change[] {
  const releases = readdirSync(folder, { withFileTypes: true }).filter(
    (each) => each.isDirectory() && each.name !== 'current',
  )
  const files = releases.flatMap(({ name }) => programs(join(folder, name)))
  if (files.length === 0) return []
  const changes = compileConsumers(files, paths).map((diagnostic) => describe(diagnostic, folder))
  // Three uses of one name in a program are one change.
  return [...new Map(changes.map((change) => [change.line, change])).values()]
}

/** The TypeScript files of a folder, without subfolders. */
export function programs(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  return names.sort().map((name) => join(folder, name))
}

/** Returns the errors in consumers, but not those in the packages that they import. */
export function compileConsumers(files: string[], paths: ModulePaths) {
  const options: CompileOptions = {
    paths,
    types: ['node'],
    typeRoots: [join(import.meta.dirname, '../../node_modules/@types')],
  }
  return compile(files, options)
}

/**
 * Maps import names to the sources of packages, so that consumers compile without a build.
 */
export function sourcesOf(packages: Package[]): ModulePaths {
  const entries = packages.flatMap(({ folder, manifest: { name } }) => {
    const source = join(folder, 'src')
    return [
      [name, [join(source, 'index.ts')]],
      [`${name}/*`, [join(source, '*.ts'), join(source, '*/index.ts')]],
    ]
  })
  return Object.fromEntries(entries)
}

function describe(error: ReturnType<typeof compile>[number], folder: string): Change {
  const path = relative(folder, error.file.fileName).split(sep).join('/')
  const context = functionAround(error) ?? 'imports'
  const operation = /^[a-z]\w*_\w+$/.test(context) ? context.replace('_', '.') : undefined
  return {
    bump: 'major',
    kind: 'changed',
    subject: operation ?? `types, ${context}`,
    line: `major type ${path} ${context}: ${excerptOf(error)} (TS${error.code})`,
    details: messageOf(error).split('\n'),
    operations: operation === undefined ? [] : [operation],
  }
}
