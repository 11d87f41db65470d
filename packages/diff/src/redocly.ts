import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { run } from './run.ts'

/** Runs Redocly CLI in a folder, and returns its output. @throws Error with its output if it fails */
export function redocly(args: string[], cwd: string): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve('@redocly/cli/package.json')
  return run(process.execPath, [join(dirname(manifest), 'bin/cli.js'), ...args], { cwd })
}
