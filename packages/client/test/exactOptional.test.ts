import { fileURLToPath } from 'node:url'
import ts from 'typescript-5'
import { expect, test } from 'vitest'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const ENTRIES = ['index', 'node', 'testing'].map((name) => here(`../dist/${name}.d.ts`))

/** Types that the package returns and callers do not create: there, `?` alone means that a property may be missing. */
const OUTPUTS = new Set(['AuthContext', 'Download', 'PhotosError', 'RecordedRequest', 'SavedFile'])

const program = ts.createProgram(ENTRIES, {
  strict: true,
  exactOptionalPropertyTypes: true,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: ['node'],
  skipLibCheck: true,
  noEmit: true,
})
const checker = program.getTypeChecker()

/** Every interface of the package and the options of every operation, as [name, type]. */
function publicTypes(): [string, ts.Type][] {
  return ENTRIES.flatMap((path) => {
    const file = program.getSourceFile(path)
    const module = file && checker.getSymbolAtLocation(file)
    if (module === undefined) throw new Error(`${path} is missing: build the package first.`)
    return checker.getExportsOfModule(module).map((exported): [string, ts.Type] => {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
      return [exported.name, checker.getDeclaredTypeOfSymbol(symbol)]
    })
  })
}

/** Optional properties whose type does not allow undefined, in all parts of a union. */
function exactProperties(type: ts.Type): string[] {
  const parts = type.isUnion() ? type.types : [type]
  return parts.flatMap((part) =>
    part.getProperties().flatMap((property) => {
      const [declaration] = property.declarations ?? []
      if (declaration === undefined || !ts.isPropertySignature(declaration) || !declaration.questionToken)
        return []
      const written = declaration.type && checker.getTypeFromTypeNode(declaration.type)
      const allows =
        written &&
        (written.isUnion() ? written.types : [written]).some(
          ({ flags }) => flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Unknown),
        )
      return allows ? [] : [property.name]
    }),
  )
}

test('every optional property of a public type accepts undefined, except in types that the package returns', () => {
  const types = publicTypes()
  expect(types.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'PhotosClientOptions',
      'UploadFile',
      'DownloadToOptions',
      'FakeFetch',
      'ImageBox',
    ]),
  )
  const exact = types.flatMap(([name, type]) =>
    OUTPUTS.has(name) ? [] : exactProperties(type).map((property) => `${name}.${property}`),
  )
  expect(exact).toEqual([])
})

test('the test finds an optional property that may not be undefined', () => {
  const auth = publicTypes().find(([name]) => name === 'AuthContext')
  expect(auth && exactProperties(auth[1])).toEqual(['rejected'])
})
