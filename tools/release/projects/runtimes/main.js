// Runs the programs in every runtime, and prints a table of the results.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { runInWorker } from './worker.js'

const run = promisify(execFile)
const bin = (name) => `node_modules/.bin/${name}`

/** The command of each runtime. This process runs on the Node of the workspace, and not on one of those installed here. */
const runtimes = {
  'Node 20': ['node_modules/node-20/bin/node'],
  'Node 22': ['node_modules/node-22/bin/node'],
  [`Node ${process.versions.node.split('.')[0]}`]: [process.execPath],
  Bun: [bin('bun'), 'run'],
  Deno: [bin('deno'), 'run', '--quiet', '--allow-all', '--node-modules-dir=manual'],
}

const programs = {
  'client, `import`': 'programs/client.mjs',
  'client, `require`': 'programs/client.cjs',
  'mock, `import`': 'programs/mock.mjs',
  'mock, `require`': 'programs/mock.cjs',
  server: 'programs/server.mjs',
  contract: 'node_modules/@tintype/contract/dist/main.js',
}

const env = { ...process.env, DENO_NO_UPDATE_CHECK: '1', DO_NOT_TRACK: '1' }

/** Returns `yes`, or the sentence with which an unsupported combination ends. */
async function runProgram([command, ...args], program) {
  const isCommand = program.startsWith('node_modules/')
  const rest = isCommand ? ['--version'] : []
  try {
    const { stdout } = await run(command, [...args, program, ...rest], { env, timeout: 60_000 })
    return isCommand ? 'yes' : stdout.trim()
  } catch (error) {
    return `no: ${sentenceIn(`${error.stdout}${error.stderr}` || error.message)}`
  }
}

/** The sentence of an error that says which runtime a package needs, or all output. */
function sentenceIn(output) {
  const [sentence] = /@tintype\/\w+ needs [^\n]*/.exec(output) ?? []
  return sentence ?? output.replaceAll('\n', ' ')
}

const names = Object.keys(programs)
const rows = []
for (const [runtime, command] of Object.entries(runtimes)) {
  const cells = await Promise.all(names.map((name) => runProgram(command, programs[name])))
  rows.push(`| ${runtime} | ${cells.join(' | ')} |`)
}
const worker = await runInWorker('programs/worker.mjs', {
  TINTYPE_TOKEN: process.env.TINTYPE_TOKEN,
  TINTYPE_URL: process.env.TINTYPE_URL,
})
rows.push(
  `| Workers (workerd) | ${worker} | ${names
    .slice(1)
    .map(() => '–')
    .join(' | ')} |`,
)

console.log('table runtimes')
console.log(`| Runtime | ${names.join(' | ')} |`)
console.log(`| --- | ${names.map(() => '---').join(' | ')} |`)
for (const row of rows) console.log(row)
