import { createRequire } from 'node:module'
import { Command, InvalidArgumentError, Option } from 'commander'
import { pointToHelp } from 'tintype-package-support/help'
import { exampleList } from './exampleList.ts'
import { runWithMock } from './runWithMock.ts'
import { violationReport } from './violation.ts'

const { version } = createRequire(import.meta.url)('../package.json') as { version: string }

const program = new Command('tintype-mock')
  .description('A mock of the Google Photos Library API: Prism over the OpenAPI document.')
  .version(version)
  .usage('[options]\n       tintype-mock -- <command> [arguments...]')
  .argument('[command...]', 'run a command with a mock on a free port; TINTYPE_MOCK_URL has its address')
  .addOption(
    new Option('--port <number>', 'port to listen on').env('TINTYPE_MOCK_PORT').default(4010).argParser(port),
  )
  .addOption(
    new Option('--host <address>', 'address to listen on').env('TINTYPE_MOCK_HOST').default('127.0.0.1'),
  )
  .option('--quiet', 'do not log violations')
  .option('--examples [operation]', 'list the names of the examples of responses, and exit')
  .passThroughOptions()

pointToHelp(program)
program.parse()

const settings = program.opts<{ port: number; host: string; quiet?: boolean; examples?: string | true }>()

// process.exit could lose output that is not written yet.
if (settings.examples !== undefined) listExamples(settings.examples)
else if (program.args.length > 0) process.exitCode = await runWithMock(program.args)
else await serve()

function listExamples(operation: string | true): void {
  try {
    console.log(exampleList(operation === true ? undefined : operation))
  } catch (error) {
    program.error(`error: ${(error as Error).message}`)
  }
}

async function serve(): Promise<void> {
  try {
    // Loaded here, because a command that is run with a mock does not wait for Prism.
    const { startMock } = await import('./index.ts')
    const mock = await startMock({
      port: settings.port,
      host: settings.host,
      onViolation: settings.quiet ? undefined : (violation) => console.error(violationReport([violation])),
    })
    process.once('SIGINT', mock.stop)
    process.once('SIGTERM', mock.stop)
    console.log(`Mock            http://localhost:${new URL(mock.url).port}`)
  } catch (error) {
    const { message } = error as Error
    console.error(
      message.includes('EADDRINUSE')
        ? `Port ${settings.port} is in use. Choose another with --port or TINTYPE_MOCK_PORT.`
        : message,
    )
    process.exit(1)
  }
}

function port(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new InvalidArgumentError('A port is a whole number from 0 to 65535.')
  }
  return number
}
