import { cpSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { run } from '../../src/run.ts'
import { here } from '../../src/workspace.ts'

/**
 * Copies the current workspace, without build output, into a new repository. Installed packages are shared; links
 * between packages lead to the copies, because pnpm makes them relative.
 */
export async function copyWorkspace() {
  const root = mkdtempSync(join(tmpdir(), 'tintype-copy-'))
  const files = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: here,
  })
  for (const file of files.split('\0').filter((name) => name !== '' && isFile(join(here, name)))) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    cpSync(join(here, file), join(root, file))
  }
  symlinkSync(join(here, 'node_modules'), join(root, 'node_modules'))
  for (const manifest of files.split('\0').filter((name) => name.endsWith('/package.json'))) {
    copyLinks(join(dirname(manifest), 'node_modules'), root)
  }
  const git = (...args: string[]) =>
    run('git', ['-c', 'user.name=t', '-c', 'user.email=t@localhost', ...args], { cwd: root })
  await git('init', '--quiet')
  const commit = async () => {
    await git('add', '--all')
    await git('commit', '--quiet', '--allow-empty', '--message', 'state')
  }
  await commit()
  return {
    root,
    commit,
    /** Paths that differ from the last commit. */
    changed: () => git('status', '--porcelain'),
    remove: () => rmSync(root, { recursive: true }),
  }
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

/** Copies a package's node_modules, which has only links and folders of links. */
function copyLinks(folder: string, root: string): void {
  if (!lstatSync(join(here, folder), { throwIfNoEntry: false })?.isDirectory()) return
  cpSync(join(here, folder), join(root, folder), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !/node_modules\/\.(?!bin)/.test(path.slice(here.length)),
  })
}
