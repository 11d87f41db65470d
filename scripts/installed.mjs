/** Remembers what is installed, because pnpm takes longer to find out that nothing changed than the server to start. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const record = join(root, 'node_modules/.tintype-installed')
/** pnpm writes it in every installation. */
const state = join(root, 'node_modules/.pnpm-workspace-state-v1.json')

/** Whether the last installation by `rememberInstalled` is complete, unchanged, and what the lockfile and manifests need. */
export function isInstalled() {
  return (
    existsSync(record) &&
    existsSync(state) &&
    readFileSync(record, 'utf8') === fingerprint() &&
    packages().every((folder) => existsSync(join(root, folder, 'node_modules')))
  )
}

export function rememberInstalled() {
  if (existsSync(state)) writeFileSync(record, fingerprint())
}

function fingerprint() {
  const hash = createHash('sha256')
  const manifests = packages().map((folder) => `${folder}/package.json`)
  for (const file of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.update(String(statSync(state).mtimeMs)).digest('hex')
}

/** The folders that pnpm-workspace.yaml lists, which have dependencies of their own. */
function packages() {
  const parents = ['packages', 'apps', 'tools']
  const inParents = parents.flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => `${parent}/${name}`),
  )
  return ['spec', 'spec/test', ...inParents].filter((folder) =>
    existsSync(join(root, folder, 'package.json')),
  )
}
