import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Command, Option } from 'commander'
import { pointToHelp } from 'tintype-package-support/help'
import { BUMPS, type Bump, isLess } from './bumps.ts'
import { bundle } from './bundle.ts'
import { readExceptions } from './exceptions.ts'
import { generatedTypeChanges } from './generatedTypes.ts'
import { FORMATS, type Format, report } from './report.ts'
import { judge } from './verdict.ts'
import { nextVersion } from './version.ts'
import { wireChanges } from './wire.ts'

const { version } = createRequire(import.meta.url)('../package.json') as { version: string }

interface Settings {
  format: Format
  exceptions?: string
  allow?: Bump
  types: boolean
}

const program = new Command('tintype-diff')
  .description('Compare two versions of an OpenAPI document, and name the version that the changes need.')
  .version(version)
  .argument('<base>', 'the older document, YAML or JSON')
  .argument('<revision>', 'the newer document')
  .addOption(new Option('--format <format>', 'output format').choices(FORMATS).default('text'))
  .addOption(
    new Option('--allow <bump>', 'exit with 1 when the changes need a larger bump than this').choices(BUMPS),
  )
  .option(
    '--exceptions <file>',
    'changes that count as a patch: a printed line, two spaces, # and the reason',
  )
  .option('--no-types', 'compare only the wire format, not generated TypeScript types')

pointToHelp(program)
program.parse()

try {
  const [base = '', revision = ''] = program.args
  process.exitCode = await compare(base, revision, program.opts<Settings>())
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 2
}

async function compare(base: string, revision: string, settings: Settings): Promise<number> {
  const [before, after] = await Promise.all([bundle(base), bundle(revision)])
  const exceptions = readExceptions(settings.exceptions ? await readFile(settings.exceptions, 'utf8') : '')
  const wire = await wireChanges(before, after)
  const { changes, skipped } = settings.types
    ? await generatedTypeChanges(before, after)
    : { changes: [], skipped: [] }
  const since: string = JSON.parse(before).info?.version ?? '0.0.0'
  const verdict = { ...judge([...wire, ...changes], exceptions), since }
  const { required, unused } = verdict
  const isAllowed = settings.allow === undefined || !isLess(settings.allow, required)
  const closing = [
    required === 'none'
      ? 'No new version is needed.'
      : `The changes need a ${required} version: ${nextVersion(since, required)} after ${since}.`,
    ...unused.map(({ line }) => `This exception excepts nothing; remove it: ${line}`),
    ...(skipped.length > 0
      ? [`The types of these operations were not compared: ${skipped.join(', ')}.`]
      : []),
    ...(isAllowed ? [] : [`--allow ${settings.allow} does not permit it.`]),
  ]
  process.stdout.write(report(verdict, settings.format, closing))
  return isAllowed && unused.length === 0 ? 0 : 1
}
