/** Finds the pinned Node and pnpm. npx gets them from the npm registry and caches them; nothing is installed globally. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const { tintype, packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const [, pnpm] = packageManager.split('@')
/** Has the folder that npx returned last, because asking it takes as long as a whole start. */
const remembered = join(root, '.turbo/toolchain.json')

/** Returns PATH with the pinned Node and pnpm in front. They may be in it already. */
export function toolchainPath({ needsPnpm }) {
  // Commands that pnpm started have it.
  const hasPnpm = !needsPnpm || process.env.npm_config_user_agent?.startsWith('pnpm/')
  if (process.versions.node === tintype.node && hasPnpm) return withFolder(dirname(process.execPath))
  const folder = read(remembered)
  if (folder !== undefined && hasToolchain(folder)) return withFolder(folder)

  const path = ask()
  const found = path.split(delimiter).find(hasToolchain)
  if (found !== undefined) {
    mkdirSync(dirname(remembered), { recursive: true })
    writeFileSync(remembered, JSON.stringify(found))
  }
  return path
}

const withFolder = (folder) => [folder, process.env.PATH].join(delimiter)

/** Whether a folder of commands, `node_modules/.bin`, has the pinned versions. */
function hasToolchain(folder) {
  const versionOf = (name) => read(join(folder, '..', name, 'package.json'))?.version
  return existsSync(join(folder, 'node')) && versionOf('node') === tintype.node && versionOf('pnpm') === pnpm
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

function ask() {
  const packages = ['-p', `node@${tintype.node}`, '-p', packageManager]
  const found = spawnSync('npx', ['--yes', ...packages, '-c', 'node -p process.env.PATH'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  if (found.status !== 0) {
    console.error(found.stderr)
    console.error(`Could not get node@${tintype.node} and ${packageManager} from the npm registry.`)
    process.exit(1)
  }
  return found.stdout.trim()
}
