#!/usr/bin/env node
import { createRequire } from 'node:module'
import { Command, InvalidArgumentError, Option } from 'commander'
import { startMock } from './index.ts'

const { version } = createRequire(import.meta.url)('../package.json') as { version: string }

const settings = new Command('tintype-mock')
  .description('A mock of the Google Photos Library API: Prism over the OpenAPI document.')
  .version(version)
  .addOption(
    new Option('--port <number>', 'port to listen on').env('TINTYPE_MOCK_PORT').default(4010).argParser(port),
  )
  .addOption(
    new Option('--host <address>', 'address to listen on').env('TINTYPE_MOCK_HOST').default('127.0.0.1'),
  )
  .option('--quiet', 'do not log violations')
  .parse()
  .opts<{ port: number; host: string; quiet?: boolean }>()

try {
  const mock = await startMock({ port: settings.port, host: settings.host, log: !settings.quiet })
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

function port(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new InvalidArgumentError('A port is a whole number from 0 to 65535.')
  }
  return number
}
