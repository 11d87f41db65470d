import type { ApiDocument, DocumentedOperation } from '@tintype/document'
import ts from 'typescript'

/**
 * The public types as a table, without comments, in one order and one notation for all generators. A review of this
 * file shows each change of them once.
 */
export function publicTypes(document: ApiDocument, module: string): string {
  const { checker, exports } = check(module)
  const schemas = exports('components', 'schemas')
  const types = schemas.map((each) => checker.getTypeOfSymbol(each))
  // Schemas can have one type, such as an empty object, and then it has no name.
  const named = schemas.filter(
    (_, index) => types.indexOf(types[index] as ts.Type) === types.lastIndexOf(types[index] as ts.Type),
  )
  const names = new Map(named.map((each) => [checker.getTypeOfSymbol(each), each.name]))
  const print = new Printer(checker, names)
  const operations = new Map(exports('operations').map((each) => [each.name, each]))
  const memberOf = (node: ts.Symbol | undefined, ...path: string[]): ts.Symbol | undefined =>
    path.reduce<ts.Symbol | undefined>(
      (each, name) => each && checker.getNonNullableType(checker.getTypeOfSymbol(each)).getProperty(name),
      node,
    )

  const operationLines = ({ id, method, path }: DocumentedOperation) => {
    const operation = operations.get(id)
    const groups = ['path', 'query', 'header'].flatMap((name) => {
      const group = memberOf(operation, 'parameters', name)
      return group ? print.members(group).map((line) => `  ${name} ${line}`) : []
    })
    const body = memberOf(operation, 'requestBody')
    const content = memberOf(operation, 'requestBody', 'content')
    return [
      `${id}: ${method} ${path}`,
      ...groups,
      ...(content ? print.members(content).map((line) => `  body${optionalMark(body)} ${line}`) : []),
      ...responseLines(memberOf(operation, 'responses')),
    ]
  }

  /** One line for all statuses with the same content. */
  const responseLines = (responses: ts.Symbol | undefined): string[] => {
    const statuses = new Map<string, string[]>()
    for (const response of responses ? checker.getPropertiesOfType(checker.getTypeOfSymbol(responses)) : []) {
      for (const line of [
        ...print.members(memberOf(response, 'content')),
        ...print.properties(memberOf(response, 'headers')).map((header) => `header ${header}`),
      ])
        statuses.set(line, [...(statuses.get(line) ?? []), response.name])
    }
    return [...statuses].map(([line, names]) => `  ${names.join(' ')} ${line}`).sort()
  }

  const all = document.operations.map(operationLines)
  // The parameters of every operation are listed once.
  const [first = [], ...rest] = all
  const common = first.filter((line) => rest.every((lines) => lines.includes(line)))
  const sections = [
    ['every operation', ...common],
    ...all.map((lines) => lines.filter((line) => !common.includes(line))).sort(byFirstLine),
    ...schemas.map((each) => print.definition(each)).sort(byFirstLine),
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

const byFirstLine = ([one = '']: string[], [other = '']: string[]) => (one < other ? -1 : 1)

class Printer {
  readonly #checker: ts.TypeChecker
  readonly #names: ReadonlyMap<ts.Type, string>

  constructor(checker: ts.TypeChecker, names: ReadonlyMap<ts.Type, string>) {
    this.#checker = checker
    this.#names = names
  }

  definition(symbol: ts.Symbol): string[] {
    const type = this.#checker.getTypeOfSymbol(symbol)
    const lines = type.isUnion()
      ? type.types.map((each) => `= ${this.#checker.typeToString(each)}`)
      : this.#members(type)
    return [symbol.name, ...lines.map((line) => `  ${line}`)]
  }

  /** The properties and index signatures of a symbol's type. An absent symbol has none. */
  members(symbol: ts.Symbol | undefined): string[] {
    return symbol ? this.#members(this.#typeOf(symbol)) : []
  }

  properties(symbol: ts.Symbol | undefined): string[] {
    return symbol ? this.#properties(this.#typeOf(symbol)) : []
  }

  #members(type: ts.Type): string[] {
    const indexes = this.#checker.getIndexInfosOfType(type)
    return [...this.#properties(type), ...indexes.map((info) => `[name]: ${this.#text(info.type)}`)]
  }

  #properties(type: ts.Type): string[] {
    return this.#checker
      .getPropertiesOfType(type)
      .map((each) => this.#property(each))
      .sort()
  }

  #property(symbol: ts.Symbol): string {
    const [declaration] = symbol.declarations ?? []
    const isReadonly = declaration && ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Readonly
    const type = this.#text(this.#checker.getTypeOfSymbol(symbol))
    const orUndefined = allowsUndefined(declaration) ? ' | undefined' : ''
    return `${isReadonly ? 'readonly ' : ''}${symbol.name}${optionalMark(symbol)}: ${type}${orUndefined}`
  }

  #text(type: ts.Type): string {
    // The undefined of an optional property.
    const value = type.isUnion() ? this.#checker.getNonNullableType(type) : type
    return this.#names.get(value) ?? this.#structure(value)
  }

  #structure(type: ts.Type): string {
    if (this.#checker.isArrayType(type)) {
      const item = this.#text(this.#checker.getTypeArguments(type as ts.TypeReference)[0] as ts.Type)
      return item.includes(' ') ? `(${item})[]` : `${item}[]`
    }
    if (type.isUnion() && !(type.flags & ts.TypeFlags.Boolean))
      return type.types
        .map((each) => this.#text(each))
        .sort()
        .join(' | ')
    const isGlobal = type.symbol?.declarations?.some(({ parent }) => parent === LIBRARY)
    if (!(type.flags & ts.TypeFlags.Object) || isGlobal) return this.#checker.typeToString(type)
    return `{ ${this.#members(type).join('; ')} }`
  }

  #typeOf(symbol: ts.Symbol): ts.Type {
    return this.#checker.getNonNullableType(this.#checker.getTypeOfSymbol(symbol))
  }
}

const optionalMark = (symbol: ts.Symbol | undefined) =>
  symbol && symbol.flags & ts.SymbolFlags.Optional ? '?' : ''

/** Whether a property is declared with undefined, which exactOptionalPropertyTypes tells apart from absent. */
function allowsUndefined(declaration: ts.Declaration | undefined): boolean {
  return (
    declaration !== undefined &&
    ts.isPropertySignature(declaration) &&
    declaration.type !== undefined &&
    ts.isUnionTypeNode(declaration.type) &&
    declaration.type.types.some(({ kind }) => kind === ts.SyntaxKind.UndefinedKeyword)
  )
}

/** The global types that schemas refer to. Reading the compiler's own library would take a second. */
const LIBRARY = ts.createSourceFile(
  'library.d.ts',
  `interface Array<Type> { [index: number]: Type }
  interface Boolean {} interface CallableFunction {} interface Function {} interface IArguments {}
  interface NewableFunction {} interface Number {} interface Object {} interface RegExp {} interface String {}
  interface Blob { blob: 1 } interface ArrayBuffer { buffer: 1 } interface ArrayBufferView { view: 1 }
  interface ReadableStream { stream: 1 }
  type Record<Key extends keyof any, Type> = { [Each in Key]: Type }`,
  ts.ScriptTarget.ES2022,
  true,
)

function check(module: string) {
  const source = ts.createSourceFile('module.ts', module, ts.ScriptTarget.ES2022, true)
  const options: ts.CompilerOptions = { strict: true, noLib: true, types: [] }
  const files = new Map([source, LIBRARY].map((file) => [file.fileName, file]))
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    getSourceFile: (name) => files.get(name),
    fileExists: (name) => files.has(name),
  }
  const checker = ts.createProgram([...files.keys()], options, host).getTypeChecker()
  const exported = new Map(
    checker
      .getExportsOfModule(checker.getSymbolAtLocation(source) as ts.Symbol)
      .map((each) => [each.name, each]),
  )
  /** The properties of an exported interface, or of a property in it. */
  const exports = (name: string, ...path: string[]): ts.Symbol[] => {
    const start = checker.getDeclaredTypeOfSymbol(exported.get(name) as ts.Symbol)
    const type = path.reduce(
      (each, key) => checker.getTypeOfSymbol(each.getProperty(key) as ts.Symbol),
      start,
    )
    return checker.getPropertiesOfType(type)
  }
  return { checker, exports }
}
