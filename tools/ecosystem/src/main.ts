import { readFileSync, writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { type Result, type Results, resultOf } from './results.ts'
import { runTool } from './run.ts'
import { tools } from './tools/index.ts'

const file = new URL('../results.json', import.meta.url)

const program = new Command('ecosystem')
  .description('Run tools of other projects over the document, and record the results.')
  .argument('[names...]', 'the tools to run; all by default')
  .option('--check', 'exit with 1 when a result differs from the recorded one; record nothing')

program.parse()
const { check } = program.opts<{ check?: boolean }>()
const recorded = JSON.parse(readFileSync(file, 'utf8')) as Results
const chosen = tools.filter(({ name }) => program.args.length === 0 || program.args.includes(name))
if (chosen.length === 0) {
  console.error(`There is no such tool. There are: ${tools.map(({ name }) => name).join(', ')}.`)
  process.exit(1)
}

const found: Results = []
for (const [index, tool] of chosen.entries()) {
  process.stderr.write(`${index + 1} of ${chosen.length}: ${tool.name} `)
  const result = resultOf(tool, await runTool(tool))
  process.stderr.write(
    `${result.problem ?? 'ok'}${result.operations === undefined ? '' : `, ${result.operations}`}\n`,
  )
  found.push(result)
}

const differing = found.filter(
  (result) =>
    !isSame(
      result,
      recorded.find(({ name }) => name === result.name),
    ),
)
for (const { name } of differing) console.log(`${name} differs from the recorded result.`)
if (!check) {
  const merged = tools.flatMap(
    ({ name }) => [...found, ...recorded].find((result) => result.name === name) ?? [],
  )
  writeFileSync(file, `${JSON.stringify(merged, undefined, 2)}\n`)
}
process.exitCode = check && differing.length > 0 ? 1 : 0

function isSame(a: Result, b: Result | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
