/**
 * Runs a benchmark of the package that has it. Compare the ratios: absolute times depend on the machine.
 *
 *   pnpm bench build
 *   pnpm bench client
 *   pnpm bench catalog [--large]
 *   pnpm bench postgres [--large]
 *   pnpm bench operations [--items N] [--clients N] [--seconds N] [--engine sqlite|postgres]
 *   pnpm bench distance
 *   pnpm bench bytes [--shared]
 *   pnpm bench hostile
 *   pnpm bench start
 */
import { spawnSync } from 'node:child_process'

const owners = { client: '@tintype/client', build: 'tintype-test-support' }

const [name = '', ...rest] = process.argv.slice(2)
// The server has all others, and reports unknown names.
const owner = owners[name] ?? '@tintype/server'
const { status } = spawnSync('pnpm', ['--filter', owner, 'run', 'bench', name, ...rest], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
process.exit(status ?? 1)
