import { writeFile } from 'node:fs/promises'
import { FORMATS, type Format, report } from '@tintype/diff'
import { Command, Option } from 'commander'
import { closingOf } from './diff/advice.ts'
import { compareWithReleased } from './diff/verdict.ts'
import { prepare, regenerate } from './prepare.ts'
import type { RehearseOptions } from './rehearse/rehearse.ts'
import { here } from './workspace.ts'

const program = new Command('release').description(
  'Find the version that a change needs, and release all packages together.',
)

program
  .command('diff')
  .description(
    'List changes of the API since the last release. Exits with 1 when the changesets have a smaller bump.',
  )
  .addOption(new Option('--format <format>', 'output format').choices(FORMATS).default('text'))
  .option('--output <file>', 'write to this file instead of standard output')
  .action(async ({ format, output }: { format: Format; output?: string }) => {
    await regenerate(here)
    const verdict = await compareWithReleased(here)
    const text = report(verdict, format, closingOf(verdict))
    if (output) await writeFile(output, text)
    else process.stdout.write(text)
    process.exitCode = verdict.ok ? 0 : 1
  })

program
  .command('prepare')
  .description('Turn the pending changesets into a version, ready for review and commit.')
  .action(async () => console.log(await prepare(here)))

program
  .command('rehearse')
  .description('Publish all packages to a local registry, install them into new projects and run them.')
  .option('--keep', 'keep the projects for inspection')
  .option('--all', 'include the projects that take long, such as Next.js')
  .option('--write', 'write the tables of results into the documentation instead of comparing them')
  .action(async (options: RehearseOptions) => {
    // The registry takes long to load, and the other commands do not need it.
    const { rehearse } = await import('./rehearse/rehearse.ts')
    await rehearse(here, options)
  })

try {
  await program.parseAsync()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
