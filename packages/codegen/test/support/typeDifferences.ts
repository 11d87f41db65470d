import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ApiDocument } from '@tintype/document'
import ts from 'typescript'

/** Compares the types of operations and schemas in two modules. Returns the parts that differ. */
export function typeDifferences(document: ApiDocument, one: string, other: string): string[] {
  const parts = [...document.operations.flatMap(partsOf), ...schemaParts(document)]
  const files = {
    'one.ts': one,
    'other.ts': other,
    // One line per part, so that the line of an error names the part.
    'compare.ts': [...parts.map(comparison), PRELUDE].join('\n'),
  }
  return diagnostics(files).map(({ file, start = 0, messageText }) => {
    const line = file?.getLineAndCharacterOfPosition(start).line ?? -1
    const isPart = file?.fileName.endsWith('compare.ts') && line < parts.length
    return isPart
      ? `${parts[line]}`
      : `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
  })
}

function partsOf({ id, method, path, responses }: ApiDocument['operations'][number]): string[] {
  const operation = `operations['${id}']`
  return [
    `paths['${path}']['${method.toLowerCase()}']`,
    `keyof ${operation}`,
    ...['query', 'header', 'path', 'cookie'].map((group) => `${operation}['parameters']['${group}']`),
    // Without undefined, optional and required properties would look alike.
    `Pick<${operation}, 'requestBody'>`,
    `Pick<${operation}, 'parameters'>`,
    `keyof ${operation}['responses']`,
    ...Object.keys(responses).map((status) => `${operation}['responses'][${status}]`),
  ]
}

const schemaParts = ({ json }: ApiDocument) => [
  'keyof operations',
  'keyof paths',
  "keyof components['schemas']",
  ...Object.keys(json.components.schemas),
]

/** Places a part in both modules. */
function comparison(part: string): string {
  const inside = (module: string) => part.replace(/^(keyof |Pick<)?/, `$1${module}.`)
  return `same<${inside('one')}, ${inside('other')}>();`
}

const PRELUDE = `
import type * as one from './one.ts'
import type * as other from './other.ts'
/** Intersections as one object type, as another generator may write them. */
type Flat<Type> = Type extends Blob | ArrayBuffer | ArrayBufferView | ReadableStream
  ? Type
  : Type extends object ? { [Key in keyof Type]: Flat<Type[Key]> } : Type
type Identical<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
type Assignable<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
declare function same<A, B>(
  ...differs: [Identical<Flat<A>, Flat<B>>, Assignable<A, B>] extends [true, true] ? [] : [never]
): void
`

function diagnostics(files: Record<string, string>): readonly ts.Diagnostic[] {
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
    types: [],
    skipLibCheck: true,
  }
  const folder = mkdtempSync(join(tmpdir(), 'types-'))
  try {
    const paths = Object.entries(files).map(([name, text]) => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    })
    return ts.getPreEmitDiagnostics(ts.createProgram(paths, options))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
