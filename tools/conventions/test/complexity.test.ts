import ts from 'typescript-5'
import { expect, test } from 'vitest'
import { checkLimits } from '../src/complexity/limits.ts'
import { type FileMeasure, measureFile } from '../src/complexity/measure.ts'
import { checkComplexity, formatTable, measurePackages, packageOf } from '../src/complexity/packages.ts'

function measure(text: string): FileMeasure {
  return measureFile(ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true))
}

/** A function with this complexity and this number of additional lines. */
function branches(complexity: number, lines = 0): string {
  return `function f(x) {\n${'  if (x) x()\n'.repeat(complexity - 1)}${'\n'.repeat(lines)}}\n`
}

test.each([
  ['if (x) y(); else z()', 2],
  ['x ? y : z', 2],
  ['x && y || z ?? w', 4],
  ['x ??= y', 2],
  ['switch (x) { case 1: case 2: default: }', 3],
  ['try { x() } catch { y() } finally { z() }', 2],
  ['for (;;) for (const a of b) for (const a in b) while (x) do {} while (y)', 6],
  ['x?.y?.()', 1],
  ['const g = () => x && y', 2],
])('%s has a complexity of %i', (body, complexity) => {
  expect(measure(`function f() { ${body} }`).functions[0]?.complexity).toBe(complexity)
})

test('nested functions count for the total of their function, but not for its own complexity', () => {
  const [outer, inner] = measure('const f = () => { if (a) b(); const g = () => c && d }').functions
  expect(outer).toMatchObject({ name: 'f', complexity: 3, ownComplexity: 2 })
  expect(inner).toMatchObject({ name: 'g', complexity: 2, ownComplexity: 2 })
})

test('casts, any, non-null assertions and suppressions are counted; as const is not a cast', () => {
  const text =
    'const a = b as C\nconst d = [1] as const\nlet e: any = f!\n// biome-ignore lint/x/y: z\n// @ts-expect-error\n'
  expect(measure(text)).toMatchObject({ casts: [1], anys: [3], nonNulls: [3], suppressions: [4, 5] })
})

test('a conditional spread is found, a plain one is not', () => {
  expect(measure('f({ ...(x && { x }) })').conditionalSpreads).toEqual([1])
  expect(measure('f({\n...(x ? { x } : {}) })').conditionalSpreads).toEqual([2])
  expect(measure('f({ ...(x ? { y } : { z }) })').conditionalSpreads).toEqual([])
  expect(measure('f({ ...x, ...(x ?? y) }, [...(x ? [x] : [])])').conditionalSpreads).toEqual([])
})

test('a file of more than 300 lines, a function of more than 80 and a conditional spread are findings', () => {
  const rules = (text: string): string[] => checkLimits('a.ts', measure(text)).map(({ rule }) => rule)
  expect(rules('\n'.repeat(301))).toEqual(['file-length'])
  expect(rules('\n'.repeat(300))).toEqual([])
  expect(rules(branches(1, 79))).toEqual(['function-length'])
  expect(rules(branches(1, 78))).toEqual([])
  expect(rules('f({ ...(x && { x }) })')).toEqual(['conditional-spread'])
})

test('a package of 2,000 lines may have one complex function, not two', () => {
  const file = (name: string, text: string) => ({ file: `apps/server/src/${name}`, measure: measure(text) })
  const complex = file('a.ts', branches(16))
  expect(checkComplexity([complex, file('b.ts', '\n'.repeat(2000))])).toEqual([])
  expect(checkComplexity([file('a.ts', branches(15))])).toEqual([])
  expect(checkComplexity([complex])).toHaveLength(1)
  expect(
    checkComplexity([complex, file('b.ts', branches(16)), file('c.ts', '\n'.repeat(2000))]),
  ).toHaveLength(2)
})

test('the table has one row per package', () => {
  const files = ['spec/a.ts', 'apps/server/src/b.ts', 'scripts/c.mjs'].map((file) => ({
    file,
    measure: measure('f()'),
  }))
  expect(files.map(({ file }) => packageOf(file))).toEqual(['spec', 'apps/server', '(root)'])
  expect(
    formatTable(measurePackages(files))
      .split('\n')
      .map((row) => row.split(' ')[0]),
  ).toEqual(['package', '(root)', 'apps/server', 'spec'])
})
