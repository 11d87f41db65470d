import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import ts from 'typescript'
import type { Package } from '../workspace.ts'
import type { Change } from './change.ts'

/** Where modules are found whose names begin so: as in a tsconfig. */
export type ModulePaths = Record<string, string[]>

/** Files of the compiler's library and of installed packages, which are the same for every program. */
const library = new Map<string, ts.SourceFile | undefined>()

/**
 * What changed for those who compile against the packages: each place where a consumer of a past release no longer
 * does. Wire-compatible is not type-compatible: a path parameter with another name is the same URL, and breaks
 * every caller.
 * @param folder holds one folder a release, named by its version, with programs that compiled against it
 * @param paths where today's packages are
 */
export function typeChanges(folder: string, paths: ModulePaths): Change[] {
  const releases = readdirSync(folder, { withFileTypes: true }).filter(
    (each) => each.isDirectory() && each.name !== 'current',
  )
  const files = releases.flatMap(({ name }) => programs(join(folder, name)))
  if (files.length === 0) return []
  const changes = compile(files, paths).map((diagnostic) => describe(diagnostic, folder))
  // A program that names a thing three times is broken once.
  return [...new Map(changes.map((change) => [change.line, change])).values()]
}

/** The TypeScript files right in a folder. */
export function programs(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  return names.sort().map((name) => join(folder, name))
}

/**
 * Where the sources of packages are, by the names they are imported by: what a consumer would get from a build,
 * without building.
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

/** Errors in these files; those of what they import are not theirs. */
export function compile(files: string[], paths: ModulePaths): ts.DiagnosticWithLocation[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    types: ['node'],
    typeRoots: [join(import.meta.dirname, '../../node_modules/@types')],
    paths,
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile } = host
  host.getSourceFile = (name, ...rest) => {
    if (!name.includes('/node_modules/')) return getSourceFile(name, ...rest)
    if (!library.has(name)) library.set(name, getSourceFile(name, ...rest))
    return library.get(name)
  }
  const program = ts.createProgram(files, options, host)
  return files.flatMap((file) => {
    const source = program.getSourceFile(file)
    return source === undefined
      ? []
      : [...program.getSyntacticDiagnostics(source), ...located(program, source)]
  })
}

function located(program: ts.Program, source: ts.SourceFile): ts.DiagnosticWithLocation[] {
  return program.getSemanticDiagnostics(source).filter((each) => each.file !== undefined) as never
}

function describe(
  { file, start, length, code, messageText }: ts.DiagnosticWithLocation,
  folder: string,
): Change {
  const at = relative(folder, file.fileName).split(sep).join('/')
  const context = functionAround(file, start)
  const what = file.text
    .slice(start, start + length)
    .split('\n')[0]
    ?.slice(0, 80)
  return {
    bump: 'major',
    line: `major type ${at} ${context}: ${what} (TS${code})`,
    details: messageOf({ messageText }).split('\n'),
    operations: /^[a-z]\w*_\w+$/.test(context) ? [context.replace('_', '.')] : [],
  }
}

/** What the compiler says, in as many lines as it takes. */
export const messageOf = ({ messageText }: Pick<ts.Diagnostic, 'messageText'>) =>
  ts.flattenDiagnosticMessageText(messageText, '\n')

function functionAround(file: ts.SourceFile, position: number): string {
  const statement = file.statements.find((each) => each.getStart() <= position && position < each.end)
  return (statement as { name?: ts.Identifier } | undefined)?.name?.text ?? 'imports'
}
