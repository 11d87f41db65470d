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
 * The command line. The action of a command resolves when it is done, that of `serve` when the server is ready. Commands
 * are loaded on demand: `token create` runs in a third of the time that loading the server takes.
 */
export const program = new Command('tintype-server')
  .description('A server for the Google Photos Library API.')
  .version(version)

const serveCommand = program
  .command('serve')
  .description('Serve the API until stopped.')
  .action(async (settings) => (await import('./cli/serve.ts')).serve(settings))
for (const option of serveOptions) serveCommand.addOption(option)

const tokenCommand = program.command('token').description('Manage access tokens.')

tokenCommand
  .command('create')
  .description('Create a token and print it, and nothing else. Missing users and clients are created.')
  .requiredOption('--user <name>', 'user whose library it gives access to')
  .requiredOption('--client <name>', 'app that uses it: data created by an app is its "app-created" data')
  .addOption(
    new Option('--scopes <list>', 'scopes, short or full, separated by commas')
      .argParser(scopeList)
      .makeOptionMandatory(),
  )
  .addOption(
    new Option('--expires <time>', 'lifetime, such as 12h or 30d (default: no expiry)').argParser(lifetime),
  )
  .addOption(dataOption)
  .addOption(databaseOption)
  .action(async (settings) => (await import('./cli/tokenCreate.ts')).createToken(settings))

tokenCommand
  .command('revoke')
  .description(
    'Revoke a token, or all tokens of a user, of a client, or of both. Takes effect at once, also while a server runs.',
  )
  .argument('[token]', 'the token, after -- if it begins with -; a single - reads it from standard input')
  .option('--user <name>', 'user whose library they give access to')
  .option('--client <name>', 'app that uses them')
  .addOption(dataOption)
  .addOption(databaseOption)
  .action(async (token, settings) => (await import('./cli/tokenRevoke.ts')).revokeTokens(token, settings))

const keyCommand = program
  .command('key')
  .description('Manage signing keys (base URLs, page links, page and share tokens).')

keyCommand
  .command('rotate')
  .description(
    'Add a key, which is used after 30 seconds. Tokens of older keys stay valid, and ids never change. Servers may be running.',
  )
  .addOption(dataOption)
  .addOption(databaseOption)
  .action(async (settings) => (await import('./cli/keys.ts')).rotateKey(settings))

keyCommand
  .command('retire')
  .description(
    'Delete all keys but the newest, for example after a leak; run key rotate first. Within seconds, all base URLs, ' +
      'page links, page tokens and share tokens of older keys are invalid permanently; request new ones from the API. ' +
      'Ids, access tokens, uploads and album memberships stay. Servers may be running.',
  )
  .addOption(dataOption)
  .addOption(databaseOption)
  .action(async (settings) => (await import('./cli/keys.ts')).retireKeys(settings))

program
  .command('media')
  .description('Manage media items.')
  .command('set')
  .description('Favorite, archive and categorize items. A server may be running.')
  .requiredOption('--user <name>', 'user who owns the items')
  .addOption(new Option('--id <id>', 'id of an item; can be repeated').argParser(idList))
  .option('--query <json>', 'select items by the filters of mediaItems.search')
  .addOption(new Option('--favorite <yes|no>', 'add to or remove from favorites').choices(['yes', 'no']))
  .addOption(new Option('--archive <yes|no>', 'archive or unarchive').choices(['yes', 'no']))
  .addOption(
    new Option('--add <list>', 'content categories to add, separated by commas').argParser(categoryList),
  )
  .addOption(
    new Option('--remove <list>', 'content categories to remove, separated by commas').argParser(
      categoryList,
    ),
  )
  .option('--dry-run', 'count the items without changing them')
  .addOption(dataOption)
  .addOption(databaseOption)
  .action(async (settings) => (await import('./cli/mediaSet.ts')).setMedia(settings))

program
  .command('fsck')
  .description('Check stored files and catalog against each other. Exits with 1 if there is a fault.')
  .option(
    '--repair',
    'quarantine damaged files, so that they can be uploaded again; no server may be running',
  )
  .addOption(dataOption)
  .addOption(databaseOption)
  .addOption(blobsOption)
  .action(async (settings) => (await import('./cli/fsck.ts')).fsck(settings))

program
  .command('backup')
  .description('Back up a library to a folder, new or with an earlier backup. A server may be running.')
  .argument('<folder>', 'folder of the backup')
  .addOption(dataOption)
  .addOption(databaseOption)
  .addOption(blobsOption)
  .action(async (folder, settings) => (await import('./cli/backup.ts')).backup(folder, settings))

program
  .command('restore')
  .description('Restore a backup to an empty data folder. Exits with 1 if anything is damaged.')
  .argument('<folder>', 'folder of the backup')
  .addOption(dataOption)
  .addOption(blobsOption)
  .action(async (folder, settings) => (await import('./cli/restore.ts')).restore(folder, settings))

program
  .command('migrate')
  .description(
    'Copy a library, with all ids and URLs, to another database or store. No server may be running. Run it again to resume.',
  )
  .addOption(dataOption)
  .addOption(databaseOption)
  .addOption(blobsOption)
  .addOption(
    targetOption('--to-data <folder>', 'new data folder, for the catalog, the photos, or both', folder),
  )
  .addOption(targetOption('--to-database <url>', 'new Postgres database of the catalog', databaseUrl))
  .addOption(targetOption('--to-blobs <url>', 'new S3 store of the photos', blobsUrl))
  .action(async (settings) => (await import('./cli/migrate.ts')).migrate(settings))

pointToHelp(program)

function targetOption(flags: string, description: string, parse: (text: string) => string): Option {
  return new Option(flags, description).argParser(parse)
}
