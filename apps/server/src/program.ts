import { createRequire } from 'node:module'
import { Command, Option } from 'commander'
import { pointToHelp } from 'tintype-package-support/help'
import { categoryList, idList, lifetime, scopeList } from './cli/support/arguments.ts'
import {
  blobsOption,
  blobsUrl,
  databaseOption,
  databaseUrl,
  dataOption,
  folder,
  serveOptions,
} from './config.ts'

const { version } = createRequire(import.meta.url)('../package.json') as { version: string }

/**
 * The command line. A command's action resolves when it is done; that of `serve`, when the server is there. Each is
 * loaded when it runs: a token takes a third of the time that it takes to load the server.
 */
export const program = new Command('tintype-server')
  .description('A server for the Google Photos Library API.')
  .version(version)

const serveCommand = program
  .command('serve')
  .description('Serve the API until stopped.')
  .action(async (settings) => (await import('./cli/serve.ts')).serve(settings))
for (const option of serveOptions) serveCommand.addOption(option)

const tokenCommand = program.command('token').description('Access tokens.')

tokenCommand
  .command('create')
  .description('Make a token and print it, alone. A user or client that is new is made too.')
  .requiredOption('--user <name>', 'whose library it opens')
  .requiredOption('--client <name>', 'the app it is for: what one app creates is its "app-created" data')
  .addOption(
    new Option('--scopes <list>', 'what it may do: scopes separated by commas, short or whole')
      .argParser(scopeList)
      .makeOptionMandatory(),
  )
  .addOption(
    new Option('--expires <time>', 'how long it lives, such as 12h or 30d; for ever if left out').argParser(
      lifetime,
    ),
  )
  .addOption(dataOption)
  .addOption(databaseOption)
  .action(async (settings) => (await import('./cli/tokenCreate.ts')).createToken(settings))

tokenCommand
  .command('revoke')
  .description(
    'End a token, or all tokens of a user, of a client, or of the two together. At once, beside a server.',
  )
  .argument('[token]', 'the token, behind -- if it begins with -; a lone - reads it from the standard input')
  .option('--user <name>', 'whose library they open')
  .option('--client <name>', 'the app they are for')
  .addOption(dataOption)
  .addOption(databaseOption)
  .action(async (token, settings) => (await import('./cli/tokenRevoke.ts')).revokeTokens(token, settings))

const keyCommand = program
  .command('key')
  .description(
    'Keys of what gives access by itself: base URLs, links to pages, page tokens and share tokens.',
  )

keyCommand
  .command('rotate')
  .description(
    'Add a key, used after 30 seconds. What older ones have made stays good; ids never change. May run beside servers.',
  )
  .addOption(dataOption)
  .addOption(databaseOption)
  .action(async (settings) => (await import('./cli/keys.ts')).rotateKey(settings))

keyCommand
  .command('retire')
  .description(
    'Forget all keys but the newest, for one that has leaked: run key rotate first. Within seconds all base URLs, ' +
      'links to pages, page tokens, share tokens and links made before are dead, for ever; ask the API for new ones. ' +
      'Ids, access tokens, uploads and memberships of albums stay. May run beside servers.',
  )
  .addOption(dataOption)
  .addOption(databaseOption)
  .action(async (settings) => (await import('./cli/keys.ts')).retireKeys(settings))

program
  .command('media')
  .description('Media items.')
  .command('set')
  .description('Star, archive and categorize items. May run beside a server.')
  .requiredOption('--user <name>', 'whose items they are')
  .addOption(new Option('--id <id>', 'an item; may be given several times').argParser(idList))
  .option('--query <json>', 'all items that a search finds: the filters of mediaItems.search')
  .addOption(new Option('--favorite <answer>', 'whether it is a favourite').choices(['yes', 'no']))
  .addOption(new Option('--archive <answer>', 'whether it is put away').choices(['yes', 'no']))
  .addOption(new Option('--add <list>', 'content categories, separated by commas').argParser(categoryList))
  .addOption(new Option('--remove <list>', 'content categories, separated by commas').argParser(categoryList))
  .option('--dry-run', 'change nothing, only count')
  .addOption(dataOption)
  .addOption(databaseOption)
  .action(async (settings) => (await import('./cli/mediaSet.ts')).setMedia(settings))

program
  .command('fsck')
  .description('Check every stored file against the catalog, both ways. Exits 1 on a fault.')
  .option('--repair', 'move damaged files aside, so that they can be uploaded anew; not beside a server')
  .addOption(dataOption)
  .addOption(databaseOption)
  .addOption(blobsOption)
  .action(async (settings) => (await import('./cli/fsck.ts')).fsck(settings))

program
  .command('backup')
  .description('Copy all of a library to a folder, new or with its last backup. May run beside a server.')
  .argument('<folder>', 'where the backup is or will be')
  .addOption(dataOption)
  .addOption(databaseOption)
  .addOption(blobsOption)
  .action(async (folder, settings) => (await import('./cli/backup.ts')).backup(folder, settings))

program
  .command('restore')
  .description(
    'Make a library of a backup, in a data folder that is empty. Exits 1 when anything is damaged.',
  )
  .argument('<folder>', 'where the backup is')
  .addOption(dataOption)
  .addOption(blobsOption)
  .action(async (folder, settings) => (await import('./cli/restore.ts')).restore(folder, settings))

program
  .command('migrate')
  .description(
    'Copy a library, with all ids and addresses, to another database or store. Not beside a server; run again to go on.',
  )
  .addOption(dataOption)
  .addOption(databaseOption)
  .addOption(blobsOption)
  .addOption(
    targetOption('--to-data <folder>', 'new data folder: of the catalog, of the photos, or of both', folder),
  )
  .addOption(targetOption('--to-database <url>', 'Postgres database to move the catalog to', databaseUrl))
  .addOption(targetOption('--to-blobs <url>', 'S3 store to move the photos to', blobsUrl))
  .action(async (settings) => (await import('./cli/migrate.ts')).migrate(settings))

pointToHelp(program)

function targetOption(flags: string, description: string, parse: (text: string) => string): Option {
  return new Option(flags, description).argParser(parse)
}
