/** Prints where the repository, or the folders given, break a convention; exits with 1 if any does. */
import { Command } from 'commander'
import { checkRepository, measureSources } from './checkRepository.ts'
import { formatTable, measurePackages } from './complexity/packages.ts'
import { formatFinding } from './finding.ts'

const program = new Command('conventions')
  .description('Check language, references, complexity and layers.')
  .argument('[folders...]', 'folders or files to check (default: the whole repository)')
  .option('--measure', 'print sizes and complexity of each package instead')
  .option('--rule <rule>', 'print only findings of one rule')
  .action(async (folders: string[], options: { measure?: true; rule?: string }) => {
    if (options.measure) {
      console.log(formatTable(measurePackages(measureSources(folders))))
      return
    }
    const all = await checkRepository(folders)
    const findings = all.filter(({ rule }) => !options.rule || rule === options.rule)
    for (const finding of findings) console.log(formatFinding(finding))
    if (findings.length === 0) {
      return console.log(
        options.rule
          ? `No findings of the rule ${options.rule}.`
          : 'The conventions of CONTRIBUTING.md hold.',
      )
    }
    console.log(`${findings.length} findings. CONTRIBUTING.md has the conventions.`)
    process.exitCode = 1
  })

await program.parseAsync()
