import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { operations as documented } from '@tintype/types/operations'
import { operations as implemented } from '../src/operations/index.ts'

const readme = new URL('../README.md', import.meta.url)
const BEGIN = '<!-- operations: made by `pnpm --filter @tintype/server readme` -->'
const END = '<!-- operations: end -->'

/** The README with the table of operations as they are in the code. */
export function readmeWithTable(): { current: string; wanted: string } {
  const current = readFileSync(readme, 'utf8')
  const [before = '', rest = ''] = current.split(BEGIN)
  const [, after = ''] = rest.split(END)
  return { current, wanted: `${before}${BEGIN}\n\n${table()}\n\n${END}${after}` }
}

function table(): string {
  const rows = Object.entries(documented).map(([id, { method, path }]) => {
    const there = id in implemented
    return [`\`${id}\``, `\`${method} ${path}\``, there ? 'yes' : 'missing (501)', String(scenarios(id))]
  })
  const missing = rows.filter(([, , there]) => there !== 'yes').length
  return [`${rows.length - missing} of ${rows.length} operations are there.`, '', ...markdown(rows)].join(
    '\n',
  )
}

/** How many statements the tests make about an operation in the file that has its name. */
function scenarios(id: string): number {
  const file = new URL(`../test/operations/${id.replace('.', '/')}.test.ts`, import.meta.url)
  return existsSync(file) ? (readFileSync(file, 'utf8').match(/^test(\.each)?\(/gm) ?? []).length : 0
}

function markdown(rows: string[][]): string[] {
  const all = [['Operation', 'Request', 'There', 'Scenarios'], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(all[0] ?? []), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)]
}

if (import.meta.main) writeFileSync(readme, readmeWithTable().wanted)
