import { writeFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { FORMATS, type Format, report } from './diff/report.ts'
import { compareWithReleased } from './diff/verdict.ts'
import { prepare, regenerate } from './prepare.ts'
import { here } from './workspace.ts'

const program = new Command('release').description(
  'What a change asks for, and releases of all packages as one.',
)

program
  .command('diff')
  .description('What changed in the API since the last release. Exits 1 when the changesets say less.')
  .addOption(new Option('--format <format>', 'how to say it').choices(FORMATS).default('text'))
  .option('--output <file>', 'write it there instead of to standard output')
  .action(async ({ format, output }: { format: Format; output?: string }) => {
    await regenerate(here)
    const verdict = await compareWithReleased(here)
    if (output) await writeFile(output, report(verdict, format))
    else process.stdout.write(report(verdict, format))
    process.exitCode = verdict.ok ? 0 : 1
  })

program
  .command('prepare')
  .description(
    'Turn the pending changesets into a version: everything that a release changes, to be committed.',
  )
  .action(async () => console.log(await prepare(here)))

program
  .command('rehearse')
  .description('Publish all packages to a registry of our own, install them into new projects and use them.')
  .option('--keep', 'leave the projects where they are, to look at')
  .action(async (options: { keep?: boolean }) => {
    // A registry is much to load for who wants none.
    const { rehearse } = await import('./rehearse/rehearse.ts')
    await rehearse(here, options)
  })

try {
  await program.parseAsync()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
