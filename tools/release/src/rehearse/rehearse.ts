import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { versions } from '@tintype/types/operations'
import { run } from '../run.ts'
import { publishedPackages } from '../workspace.ts'
import { checkInstalled } from './installed.ts'
import { install, npm } from './project.ts'
import { startRegistry } from './registry.ts'
import { serve } from './served.ts'
import { checkTables, tablesIn } from './tables.ts'
import { publish } from './tarballs.ts'

const PROJECTS = resolve(import.meta.dirname, '../../projects')
/** Projects whose installation takes too long for every commit. */
const ON_DEMAND = resolve(import.meta.dirname, '../../onDemand')
/** The page with the tables that projects print. */
const PAGE = 'apps/docs/src/content/docs/compatibility.md'

export interface RehearseOptions {
  /** Keeps the projects. */
  keep?: boolean
  /** Includes the projects on demand. */
  all?: boolean
  /** Writes the tables into the documentation instead of comparing them. */
  write?: boolean
}

/**
 * Rehearses a release: builds, packs and publishes every package to a registry on this machine, installs them into new
 * projects, and runs each. Prints the duration of every step.
 * @throws Error with all output of the step that failed
 */
export async function rehearse(
  root: string,
  { keep = false, all = false, write = false }: RehearseOptions = {},
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tintype-rehearsal-'))
  const started = Date.now()
  const step = async <Result>(title: string, act: () => Promise<Result>): Promise<Result> => {
    const from = Date.now()
    const result = await act()
    console.log(`${title}: ${seconds(from)}`)
    return result
  }
  const packages = await publishedPackages(root)
  const names = packages.map(({ manifest }) => manifest.name)
  await step(`built ${names.join(', ')}`, () =>
    run(join(root, 'node_modules/.bin/turbo'), ['run', 'build', ...names.map((name) => `--filter=${name}`)], {
      cwd: root,
    }),
  )
  const registry = await startRegistry('@tintype')
  try {
    await step('published all; packed again, all have the same bytes', () =>
      publish(root, packages, { registry, folder }),
    )
    const everything = join(folder, 'everything')
    await step('installed everything, imported every export, ran every command', async () => {
      const dependencies = Object.fromEntries(
        packages.map(({ manifest }) => [manifest.name, manifest.version ?? '']),
      )
      await install(everything, { manifest: { dependencies }, registry })
      await checkInstalled(everything, packages)
    })
    const server = await step('started npx @tintype/server serve', () => serve(everything))
    try {
      await checkVersion(server.url, packages[0]?.manifest.version)
      const env = { TINTYPE_URL: server.url, TINTYPE_TOKEN: server.token }
      const tables = new Map<string, string>()
      for (const from of await projects(all ? [PROJECTS, ON_DEMAND] : [PROJECTS])) {
        const name = basename(from)
        const project = join(folder, name)
        await step(`installed and tested ${name}`, async () => {
          await install(project, { from, registry })
          for (const [name, table] of tablesIn(await npm(project, ['test'], env))) tables.set(name, table)
        })
      }
      await checkTables(join(root, PAGE), tables, { write })
    } finally {
      await server.stop()
    }
    console.log(`Rehearsed in ${seconds(started)}.`)
  } finally {
    await registry.close()
    if (keep) console.log(`The projects are in ${folder}.`)
    else await rm(folder, { recursive: true })
  }
}

/** @throws Error when the server does not report its version in the header that x-versions defines */
async function checkVersion(url: string, version: string | undefined): Promise<void> {
  const { headers } = await fetch(url)
  const product = headers.get(versions.answer)
  if (product !== `${versions.product}/${version}`)
    throw new Error(`The server reports ${product} instead of ${version}.`)
}

async function projects(folders: string[]): Promise<string[]> {
  const entries = await Promise.all(folders.map((folder) => readdir(folder, { withFileTypes: true })))
  return entries
    .flat()
    .filter((entry) => entry.isDirectory())
    .map(({ name, parentPath }) => join(parentPath, name))
}

const seconds = (from: number) => `${((Date.now() - from) / 1000).toFixed(1)} s`
