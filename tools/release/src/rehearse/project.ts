import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from '../run.ts'
import type { Registry } from './registry.ts'

interface ProjectManifest {
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}

/** Makes a new project of a manifest and, where there are some, the files of a folder, and installs what it needs. */
export async function install(
  project: string,
  { from, manifest, registry }: { from?: string; manifest?: ProjectManifest; registry: Registry },
): Promise<void> {
  await mkdir(project, { recursive: true })
  if (from) await cp(from, project, { recursive: true })
  const path = join(project, 'package.json')
  const wanted = manifest ?? (JSON.parse(await readFile(path, 'utf8')) as ProjectManifest)
  for (const dependencies of [wanted.dependencies ?? {}, wanted.devDependencies ?? {}]) {
    for (const name of Object.keys(dependencies)) {
      if (dependencies[name] === 'catalog:') dependencies[name] = await installedVersion(name)
    }
  }
  await writeFile(path, JSON.stringify(wanted, null, 2))
  await writeFile(join(project, '.npmrc'), registry.npmrc)
  await npm(project, ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'])
}

/** Runs npm as somebody outside of this workspace would: without what pnpm and npm tell their scripts. */
export function npm(project: string, args: string[], env: Record<string, string> = {}): Promise<string> {
  return run('npm', args, { cwd: project, env: { ...outside(), ...env } })
}

export function outside(): NodeJS.ProcessEnv {
  // Where packages come from stays: a mirror may be the only way to them.
  const kept = /^(npm_config_(?:registry|cache|userconfig|globalconfig))$/i
  const own = Object.entries(process.env).filter(([name]) => !/^(npm|pnpm)_/i.test(name) || kept.test(name))
  return Object.fromEntries(own)
}

/** The version that this workspace has. */
async function installedVersion(name: string): Promise<string> {
  const path = join(import.meta.dirname, '../../node_modules', name, 'package.json')
  return JSON.parse(await readFile(path, 'utf8')).version
}
