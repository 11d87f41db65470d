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
  .description('Check that a server implements the Google Photos Library API.')
  .version(version)
  .argument('<url>', 'base URL of the server, such as http://localhost:8080', baseUrl)
  .addOption(
    new Option('--token <token>', 'access token of a user').env('TINTYPE_TOKEN').makeOptionMandatory(),
  )
  .addOption(
    new Option('--other-token <token>', 'access token of a second user through the same app').env(
      'TINTYPE_OTHER_TOKEN',
    ),
  )
  .addOption(
    new Option(
      '--reader-token <token>',
      'access token of the first user with only photoslibrary.readonly.appcreateddata',
    ).env('TINTYPE_READER_TOKEN'),
  )
  .addOption(
    new Option(
      '--adder-token <token>',
      'access token of the first user with only photoslibrary.appendonly',
    ).env('TINTYPE_ADDER_TOKEN'),
  )
  .option('--faults', 'let scenarios request faults (tintype-server --faults)')
  .option('--status-207', 'expect 207 for a batch with a partial success')
  .option('--only <operations...>', 'run only these operations, by id or prefix')
  .addOption(new Option('--format <format>', 'format of the report').choices(formats).default('text'))
  .option('--output <file>', 'write the report to this file instead of standard output')
  .option('--yes', 'start without confirmation')

pointToHelp(program)
program.parse()

const [url = ''] = program.processedArgs as string[]
const settings = program.opts<Settings>()

if (!settings.yes && !(await confirm())) {
  console.error('Canceled. No request was sent.')
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
      // An environment variable that is set to nothing is no token.
      other: otherToken || undefined,
      reader: readerToken || undefined,
      adder: adderToken || undefined,
    },
    abilities: [...(faults ? (['faults'] as const) : []), ...(status207 ? (['status 207'] as const) : [])],
  }
  try {
    return await runContract(target, { only, onResult: progress })
  } catch (error) {
    console.error(`${url}: ${(error as Error).message}`)
    process.exit(2)
  }
}

function progress({ id, verdict }: Result): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${id} ${verdict}`)
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
}

async function confirm(): Promise<boolean> {
  console.error(
    [
      `This sends about 400 requests to ${url}, which count against the quota of the app.`,
      'It creates about 40 albums named tintype-contract-…, four photos and a video in the library of --token;',
      'the user of --other-token joins two of the albums. It changes nothing else. The API cannot delete anything:',
      'you have to delete the albums and items by hand.',
    ].join('\n'),
  )
  if (!process.stdin.isTTY) {
    console.error('Standard input is not a terminal, so this cannot be confirmed. Use --yes.')
    return false
  }
  const prompt = createInterface({ input: process.stdin, output: process.stderr })
  const reply = await prompt.question('Continue? [y/N] ')
  prompt.close()
  return /^y(es)?$/i.test(reply.trim())
}

function baseUrl(text: string): string {
  if (!/^https?:\/\/[^/?#]+\/?$/.test(text)) {
    throw new InvalidArgumentError('Expected a URL without a path, such as http://localhost:8080.')
  }
  return text.replace(/\/$/, '')
}
