import type { Finding } from '../finding.ts'
import { COMPLEX } from './limits.ts'
import type { FileMeasure } from './measure.ts'

const COMPLEX_PER_1000_LINES = 0.5

export interface MeasuredFile {
  readonly file: string
  readonly measure: FileMeasure
}

/** The sums of a package. */
export interface PackageMeasure {
  readonly name: string
  readonly files: number
  readonly lines: number
  readonly functions: number
  readonly complex: number
  /** Not counting the functions inside of a function. */
  readonly complexAlone: number
  readonly longestFile: number
  readonly longestFunction: number
  readonly casts: number
  readonly anys: number
  readonly nonNulls: number
  readonly suppressions: number
  readonly conditionalSpreads: number
}

/** The folder of a file's package: `apps/server`. Scripts of the root belong to none. */
export function packageOf(file: string): string {
  const match = /^(?:(?:packages|apps|tools)\/[^/]+|spec)(?=\/)/.exec(file)
  return match?.[0] ?? '(root)'
}

export function measurePackages(files: readonly MeasuredFile[]): PackageMeasure[] {
  const byPackage = Map.groupBy(files, ({ file }) => packageOf(file))
  return [...byPackage]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, members]) =>
      addUp(
        name,
        members.map(({ measure }) => measure),
      ),
    )
}

function addUp(name: string, measures: readonly FileMeasure[]): PackageMeasure {
  const functions = measures.flatMap((measure) => measure.functions)
  const sum = (count: (measure: FileMeasure) => number): number =>
    measures.reduce((total, measure) => total + count(measure), 0)
  return {
    name,
    files: measures.length,
    lines: sum((measure) => measure.lines),
    functions: functions.length,
    complex: functions.filter(({ complexity }) => complexity > COMPLEX).length,
    complexAlone: functions.filter(({ ownComplexity }) => ownComplexity > COMPLEX).length,
    longestFile: Math.max(0, ...measures.map(({ lines }) => lines)),
    longestFunction: Math.max(0, ...functions.map(({ lines }) => lines)),
    casts: sum((measure) => measure.casts.length),
    anys: sum((measure) => measure.anys.length),
    nonNulls: sum((measure) => measure.nonNulls.length),
    suppressions: sum((measure) => measure.suppressions.length),
    conditionalSpreads: sum((measure) => measure.conditionalSpreads.length),
  }
}

/** Every complex function of a package that has more of them than its size allows. */
export function checkComplexity(files: readonly MeasuredFile[]): Finding[] {
  const byPackage = Map.groupBy(files, ({ file }) => packageOf(file))
  return [...byPackage].flatMap(([name, members]) => {
    const lines = members.reduce((total, { measure }) => total + measure.lines, 0)
    const allowed = Math.floor((lines / 1000) * COMPLEX_PER_1000_LINES)
    const complex = members.flatMap(({ file, measure }) =>
      measure.functions.filter(({ complexity }) => complexity > COMPLEX).map((each) => ({ ...each, file })),
    )
    if (complex.length <= allowed) return []
    return complex.map(({ file, line, name: functionName, complexity }) => ({
      file,
      line,
      rule: 'complexity',
      message: `${functionName} has ${complexity}; ${name} may have ${allowed} functions over ${COMPLEX}, and has ${complex.length}`,
    }))
  })
}

const COLUMNS = [
  ['package', (each) => each.name],
  ['files', (each) => each.files],
  ['lines', (each) => each.lines],
  ['functions', (each) => each.functions],
  [`cc>${COMPLEX}`, (each) => each.complex],
  ['per 1,000', (each) => ((each.complex / each.lines) * 1000).toFixed(2)],
  ['without inner', (each) => each.complexAlone],
  ['longest file', (each) => each.longestFile],
  ['longest function', (each) => each.longestFunction],
  ['casts', (each) => each.casts],
  ['any', (each) => each.anys],
  ['!', (each) => each.nonNulls],
  ['suppressions', (each) => each.suppressions],
  ['spreads', (each) => each.conditionalSpreads],
] satisfies [string, (each: PackageMeasure) => string | number][]

export function formatTable(packages: readonly PackageMeasure[]): string {
  const rows = [
    COLUMNS.map(([title]) => title),
    ...packages.map((each) => COLUMNS.map(([, read]) => String(read(each)))),
  ]
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  '),
    )
    .join('\n')
}
