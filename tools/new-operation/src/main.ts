import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { pointToHelp } from 'tintype-package-support/help'
import { addOperation } from './newOperation.ts'
import { parseOperation, UsageError } from './operation.ts'

const root = resolve(import.meta.dirname, '../../..')

const program = new Command('new:operation')
  .description('Create stubs for a new operation: document, server, model, contract, samples.')
  .argument('<id>', 'operation id, such as albums.delete')
  .argument('<request>', 'method and path, such as "DELETE /v1/albums/{albumId}"')
  .requiredOption('--scope <names...>', 'scopes that allow it, such as photoslibrary.edit.appcreateddata')
  .option(
    '--rpc <name>',
    'name over gRPC and prefix of its schemas (default: from the id, such as DeleteAlbum)',
  )
  .action((id: string, request: string, { scope, rpc }: { scope: string[]; rpc?: string }) => {
    const paths = addOperation(root, parseOperation(id, request, { scopes: scope, rpc }))
    format(paths)
    console.log(`${paths.join('\n')}\n\n${NEXT}`)
  })
pointToHelp(program)

const NEXT = 'Replace each TODO. "Add an operation" in CONTRIBUTING.md has the next steps.'

/** Formats the TypeScript files among the given ones. */
function format(paths: string[]): void {
  const files = paths.filter((path) => path.endsWith('.ts'))
  const { status, stderr } = spawnSync('biome', ['check', '--write', ...files], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new UsageError(`The stubs were written, but Biome cannot format them:\n${stderr}`)
}

try {
  program.parse()
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(`error: ${error.message}`)
  process.exitCode = 1
}
