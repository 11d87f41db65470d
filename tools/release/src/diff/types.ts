import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import ts from 'typescript-5'
import type { Package } from '../workspace.ts'
import type { Change } from './change.ts'

/** Like `paths` in a tsconfig. */
export type ModulePaths = Record<string, string[]>

/** Caches files of the compiler's library and of installed packages, which all programs share. */
const library = new Map<string, ts.SourceFile | undefined>()

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
  const changes = compile(files, paths).map((diagnostic) => describe(diagnostic, folder))
  // Three uses of one name in a program are one change.
  return [...new Map(changes.map((change) => [change.line, change])).values()]
}

/** The TypeScript files of a folder, without subfolders. */
export function programs(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  return names.sort().map((name) => join(folder, name))
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

/** Returns the errors in these files, but not those in the files that they import. */
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
  const path = relative(folder, file.fileName).split(sep).join('/')
  const context = functionAround(file, start)
  const excerpt = file.text
    .slice(start, start + length)
    .split('\n')[0]
    ?.slice(0, 80)
  return {
    bump: 'major',
    line: `major type ${path} ${context}: ${excerpt} (TS${code})`,
    details: messageOf({ messageText }).split('\n'),
    operations: /^[a-z]\w*_\w+$/.test(context) ? [context.replace('_', '.')] : [],
  }
}

/** The compiler's message with all its lines. */
export const messageOf = ({ messageText }: Pick<ts.Diagnostic, 'messageText'>) =>
  ts.flattenDiagnosticMessageText(messageText, '\n')

function functionAround(file: ts.SourceFile, position: number): string {
  const statement = file.statements.find((each) => each.getStart() <= position && position < each.end)
  return (statement as { name?: ts.Identifier } | undefined)?.name?.text ?? 'imports'
}
