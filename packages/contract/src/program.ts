import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline/promises'
import { Command, InvalidArgumentError, Option } from 'commander'
import { pointToHelp } from 'tintype-package-support/help'
import { type Format, formats, reportText } from './reports.ts'
import { type Report, type Result, runContract, type Target } from './run.ts'

const { version } = createRequire(import.meta.url)('../package.json') as { version: string }

interface Settings {
  token: string
  otherToken?: string
  readerToken?: string
  adderToken?: string
  faults?: boolean
  status207?: boolean
  only?: string[]
  format: Format
  output?: string
  yes?: boolean
}

const program = new Command('tintype-contract')
  .description('Asks a server for the Google Photos Library API for everything that the API must do.')
  .version(version)
  .argument('<url>', 'base URL of the server, such as http://localhost:8080', baseUrl)
  .addOption(
    new Option('--token <token>', 'access token of a user').env('TINTYPE_TOKEN').makeOptionMandatory(),
  )
  .addOption(
    new Option('--other-token <token>', 'of a second user, through the same app').env('TINTYPE_OTHER_TOKEN'),
  )
  .addOption(
    new Option(
      '--reader-token <token>',
      'of the first user, with photoslibrary.readonly.appcreateddata alone',
    ).env('TINTYPE_READER_TOKEN'),
  )
  .addOption(
    new Option('--adder-token <token>', 'of the first user, with photoslibrary.appendonly alone').env(
      'TINTYPE_ADDER_TOKEN',
    ),
  )
  .option('--faults', 'the server lets requests ask for faults (tintype-server --faults)')
  .option('--status-207', 'the server answers 207 to a batch that succeeds in part')
  .option('--only <operations...>', 'operations, or what their ids begin with')
  .addOption(new Option('--format <format>', 'of the report').choices(formats).default('text'))
  .option('--output <file>', 'write the report there instead')
  .option('--yes', 'do not ask before it starts')

pointToHelp(program)
program.parse()

const [url = ''] = program.processedArgs as string[]
const settings = program.opts<Settings>()

if (!settings.yes && !(await agreed())) {
  console.error('Nothing was asked of the server.')
  process.exit(2)
}
const report = await run()
const text = reportText(report, settings.format)
if (settings.output === undefined) process.stdout.write(text)
else await writeFile(settings.output, text)
process.exitCode = report.results.some(({ verdict }) => verdict === 'differs') ? 1 : 0

async function run(): Promise<Report> {
  const { token, otherToken, readerToken, adderToken, faults, status207, only } = settings
  const target: Target = {
    url,
    tokens: {
      owner: token,
      ...(otherToken && { other: otherToken }),
      ...(readerToken && { reader: readerToken }),
      ...(adderToken && { adder: adderToken }),
    },
    abilities: [...(faults ? (['faults'] as const) : []), ...(status207 ? (['status 207'] as const) : [])],
  }
  try {
    return await runContract(target, { ...(only && { only }), onResult: progress })
  } catch (error) {
    console.error(`${url}: ${(error as Error).message}`)
    process.exit(2)
  }
}

function progress({ id, verdict }: Result): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${id} ${verdict}`)
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
}

async function agreed(): Promise<boolean> {
  console.error(
    [
      `This sends some 400 requests to ${url}, and counts against the quota of the app.`,
      'In the library of --token it makes about 40 albums named tintype-contract-…, four photos and a video;',
      'the user of --other-token joins two of the albums. Nothing else is changed, and nothing can be deleted',
      'through this API: what is made has to be removed by hand.',
    ].join('\n'),
  )
  if (!process.stdin.isTTY) {
    console.error('There is no one to ask here: start it with --yes.')
    return false
  }
  const prompt = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await prompt.question('Go on? [y/N] ')
  prompt.close()
  return /^y(es)?$/i.test(answer.trim())
}

function baseUrl(text: string): string {
  if (!/^https?:\/\/[^/?#]+\/?$/.test(text)) {
    throw new InvalidArgumentError('It looks like http://localhost:8080, without a path.')
  }
  return text.replace(/\/$/, '')
}
