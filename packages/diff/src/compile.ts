import ts from 'typescript'

export type CompileOptions = Pick<ts.CompilerOptions, 'paths' | 'types' | 'typeRoots'>

/** Caches files of the compiler's library and of installed packages, which all programs share. */
const library = new Map<string, ts.SourceFile | undefined>()

/** Returns the errors in these files, but not those in the files that they import. */
export function compile(files: string[], compileOptions: CompileOptions = {}): ts.DiagnosticWithLocation[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    types: [],
    ...compileOptions,
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

/** The compiler's message with all its lines. */
export const messageOf = ({ messageText }: Pick<ts.Diagnostic, 'messageText'>): string =>
  ts.flattenDiagnosticMessageText(messageText, '\n')

/** The first line of the code that an error marks, at most 80 characters. */
export function excerptOf({ file, start, length }: ts.DiagnosticWithLocation): string {
  const marked = file.text.slice(start, start + length).split('\n')[0] ?? ''
  return marked.slice(0, 80)
}

/** The name of the function that contains an error; undefined for one elsewhere. */
export function functionAround({ file, start }: ts.DiagnosticWithLocation): string | undefined {
  const statement = file.statements.find((each) => each.getStart() <= start && start < each.end)
  return (statement as { name?: ts.Identifier } | undefined)?.name?.text
}
