import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import { type Auth, createPhotosClient } from '@tintype/client'
import { Command, Option } from 'commander'
import { pointToHelp } from 'tintype-package-support/help'
import { EDITIONS, type Edition, editionOf } from './editions.ts'
import { createMcpServer } from './server.ts'

const { version } = createRequire(import.meta.url)('../package.json') as { version: string }

interface Settings {
  baseUrl?: string
  token?: string
  tokenCommand?: string
  folder?: string[]
  edition?: Edition
  readOnly?: boolean
}

const program = new Command('tintype-mcp')
  .description(
    'A Model Context Protocol server for the Google Photos Library API, over standard input and output.',
  )
  .version(version)
  .addOption(new Option('--base-url <url>', 'URL of the API; without it, Google’s').env('TINTYPE_BASE_URL'))
  // A token among the arguments would be visible to every process.
  .addOption(
    new Option('--token-command <command>', 'command that prints an access token; run again after a 401').env(
      'TINTYPE_TOKEN_COMMAND',
    ),
  )
  .option('--folder <folders...>', 'folders from which files may be uploaded; without it, uploads are off')
  .addOption(
    new Option('--edition <edition>', 'tools for the whole API, or for what Google serves since 2025-03-31')
      .choices(EDITIONS)
      .env('TINTYPE_EDITION'),
  )
  .option('--read-only', 'offer only tools that change nothing')
  .addHelpText('after', '\nSet TINTYPE_TOKEN to an access token, or use --token-command.')

pointToHelp(program)
program.parse()

const settings = program.opts<Settings>()
const auth = chooseAuth()
if (auth === undefined) {
  console.error('There is no access token. Set TINTYPE_TOKEN, or use --token-command.')
  process.exit(1)
}

const photos = createPhotosClient({ auth, baseUrl: settings.baseUrl })
serveStdio(() =>
  createMcpServer({
    photos,
    folders: settings.folder,
    edition: settings.edition ?? editionOf(settings.baseUrl),
    readOnly: settings.readOnly,
  }),
)

function chooseAuth(): Auth | undefined {
  const { tokenCommand } = settings
  if (tokenCommand === undefined) return process.env.TINTYPE_TOKEN
  let cached: Promise<string> | undefined
  return ({ rejected }) => {
    if (rejected !== undefined) cached = undefined
    cached ??= tokenOf(tokenCommand).catch((error: Error) => {
      cached = undefined
      throw error
    })
    return cached
  }
}

async function tokenOf(command: string): Promise<string> {
  const shell = process.platform === 'win32' ? ['cmd', '/c'] : ['sh', '-c']
  const [file = '', flag = ''] = shell
  const { stdout } = await promisify(execFile)(file, [flag, command], { timeout: 60_000 })
  return stdout.trim()
}
