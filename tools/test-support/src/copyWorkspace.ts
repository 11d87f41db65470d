import { execFile } from 'node:child_process'
import { cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

/** Packages, commands and the store of packages; no state of pnpm. */
const INSTALLED = /^(?!\.)|^\.(bin|pnpm|modules\.yaml)$/

const workspace = resolve(import.meta.dirname, '../../..')

export interface WorkspaceCopy {
  root: string
  commit(): Promise<void>
  /** Paths that differ from the last commit, as `git status --porcelain` prints them. */
  changed(): Promise<string>
  remove(): void
}

/**
 * Copies the workspace, uncommitted changes included and build output excluded, into a new repository. The copy shares
 * the installed packages. Links between packages lead to the copies, because pnpm's links are relative.
 * @param hasPackages whether there is anything to share; otherwise nothing is installed
 */
export async function copyWorkspace({ hasPackages = true } = {}): Promise<WorkspaceCopy> {
  const root = mkdtempSync(join(tmpdir(), 'tintype-copy-'))
  const list = await git(workspace, 'ls-files', '--cached', '--others', '--exclude-standard', '-z')
  const files = list.split('\0').filter((name) => name !== '')
  for (const file of files.filter((name) => isFile(join(workspace, name)))) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    cpSync(join(workspace, file), join(root, file))
  }
  if (hasPackages) sharePackages(root, files)
  await git(root, 'init', '--quiet')
  const commit = async () => {
    await git(root, 'add', '--all')
    await git(root, 'commit', '--quiet', '--allow-empty', '--message', 'state')
  }
  await commit()
  return {
    root,
    commit,
    changed: () => git(root, 'status', '--porcelain'),
    remove: () => rmSync(root, { recursive: true }),
  }
}

async function git(cwd: string, ...args: string[]): Promise<string> {
  const author = ['-c', 'user.name=t', '-c', 'user.email=t@localhost']
  const { stdout } = await promisify(execFile)('git', [...author, ...args], { cwd, maxBuffer: 2 ** 26 })
  return stdout
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

function sharePackages(root: string, files: readonly string[]): void {
  // pnpm accepts no link in the place of the folder itself.
  mkdirSync(join(root, 'node_modules'))
  for (const name of readdirSync(join(workspace, 'node_modules'))) {
    if (INSTALLED.test(name))
      symlinkSync(join(workspace, 'node_modules', name), join(root, 'node_modules', name))
  }
  for (const manifest of files.filter((name) => name.endsWith('/package.json'))) {
    copyLinks(join(dirname(manifest), 'node_modules'), root)
  }
}

/** Copies a package's node_modules, which has only links and folders of links. */
function copyLinks(folder: string, root: string): void {
  if (!lstatSync(join(workspace, folder), { throwIfNoEntry: false })?.isDirectory()) return
  cpSync(join(workspace, folder), join(root, folder), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !/node_modules\/\.(?!bin)/.test(path.slice(workspace.length)),
  })
}
