import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from '../run.ts'
import type { Registry } from './registry.ts'

interface ProjectManifest {
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}

/** Creates a project from a manifest or from the files of a folder, and installs its dependencies. */
export async function install(
  project: string,
  { from, manifest, registry }: { from?: string; manifest?: ProjectManifest; registry: Registry },
): Promise<void> {
  await mkdir(project, { recursive: true })
  if (from) await cp(from, project, { recursive: true })
  const path = join(project, 'package.json')
  const written = manifest ?? (JSON.parse(await readFile(path, 'utf8')) as ProjectManifest)
  for (const dependencies of [written.dependencies ?? {}, written.devDependencies ?? {}]) {
    for (const name of Object.keys(dependencies)) {
      if (dependencies[name] === 'catalog:') dependencies[name] = await installedVersion(name)
    }
  }
  await writeFile(path, JSON.stringify(written, null, 2))
  await writeFile(join(project, '.npmrc'), registry.npmrc)
  await npm(project, ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'])
}

/** Runs npm as outside of this workspace, without the variables that pnpm and npm set for scripts. */
export function npm(project: string, args: string[], env: Record<string, string> = {}): Promise<string> {
  return run('npm', args, { cwd: project, env: { ...outside(), ...env } })
}

export function outside(): NodeJS.ProcessEnv {
  // Settings of the registry stay, because a mirror may be the only one that can be reached.
  const registry = /^(npm_config_(?:registry|cache|userconfig|globalconfig))$/i
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm|pnpm)_/i.test(name) || registry.test(name),
  )
  return Object.fromEntries(own)
}

/** The version that is installed in this workspace. */
async function installedVersion(name: string): Promise<string> {
  const path = join(import.meta.dirname, '../../node_modules', name, 'package.json')
  return JSON.parse(await readFile(path, 'utf8')).version
}
