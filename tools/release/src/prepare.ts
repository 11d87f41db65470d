import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readChangesets } from '@changesets/read'
import { messageOf, withoutExceptions } from '@tintype/diff'
import { loadDocument } from '@tintype/document'
import { writeChangelogs } from './changelog.ts'
import { inconsistencies } from './consistency.ts'
import { advice } from './diff/advice.ts'
import { compileConsumers, programs, sourcesOf } from './diff/types.ts'
import { compareWithReleased } from './diff/verdict.ts'
import { writeConsumer } from './diff/writeConsumer.ts'
import { run } from './run.ts'
import { stampOf } from './stamp.ts'
import { places, publishedPackages, readIfThere, releasedPackages } from './workspace.ts'

/**
 * Writes the files of a release commit: turns pending changesets into versions and changelogs, and updates everything
 * that depends on the version. Without pending changesets it only does the second part, so that a second run changes
 * nothing and an interrupted one can be repeated.
 * @param now the date of the release in the changelogs
 * @returns a summary of one line
 * @throws Error when the bump of the changesets is too small for the changes of the document; then no file has changed
 */
export async function prepare(root: string, now = new Date()): Promise<string> {
  const before = await versionOf(root)
  const changesets = await readChangesets(root)
  if (changesets.length > 0) {
    await regenerate(root)
    const verdict = await compareWithReleased(root)
    if (!verdict.ok) throw new Error(advice(verdict).join('\n'))
    await run(join(root, 'node_modules/.bin/changeset'), ['version'], { cwd: root })
    const date = now.toISOString().slice(0, 10)
    await writeChangelogs(root, { version: await versionOf(root), date, changesets })
  }
  const version = await versionOf(root)
  await writeInfoVersion(root, version)
  await regenerate(root)
  if (await isUnreleased(root, version)) await moveReleased(root, version)
  await stamp(root)
  // pnpm freezes the lockfile where CI is set.
  await run('pnpm', ['install', '--lockfile-only', '--no-frozen-lockfile', '--prefer-offline'], { cwd: root })
  const problems = await inconsistencies(root)
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return before === version
    ? `Nothing to release: this is ${version}.`
    : `Prepared ${version}, after ${before}.`
}

/** The one version of all packages. */
async function versionOf(root: string): Promise<string> {
  const packages = await releasedPackages(root)
  return packages.find(({ manifest }) => manifest.name === '@tintype/spec')?.manifest.version ?? ''
}

/**
 * Writes the bundle and the committed code generated from it. Unsets CI, because there the generator only compares.
 */
export async function regenerate(root: string): Promise<void> {
  const { CI: _, ...env } = process.env
  await run(join(root, 'node_modules/.bin/turbo'), ['run', 'generate', '--filter=@tintype/types'], {
    cwd: root,
    env,
  })
}

async function writeInfoVersion(root: string, version: string): Promise<void> {
  const { document } = places(root)
  const text = await readFile(document, 'utf8')
  const written = text.replace(/^(info:\n(?: {2}.*\n)*? {2}version: ).*$/m, `$1${version}`)
  if (!written.includes(`  version: ${version}\n`)) throw new Error(`${document} has no info.version to set.`)
  if (written !== text) await writeFile(document, written)
}

/** Whether this version is not released yet. 0.0.0 stands for a workspace that has never been released. */
async function isUnreleased(root: string, version: string): Promise<boolean> {
  const released = readIfThere(places(root).released)
  return version !== '0.0.0' && (released === undefined || JSON.parse(released).info.version !== version)
}

/** Keeps the document and the consumers of this version, which the next release is compared with. */
async function moveReleased(root: string, version: string): Promise<void> {
  const { bundle, released, consumers, exceptions } = places(root)
  const folder = join(consumers, version)
  await cp(join(consumers, 'current'), folder, { recursive: true })
  await writeFile(join(folder, 'operations.ts'), writeConsumer(loadDocument(bundle)))
  const [error] = compileConsumers(programs(folder), sourcesOf(await publishedPackages(root)))
  if (error !== undefined) {
    await rm(folder, { recursive: true })
    throw new Error(`${error.file.fileName} does not compile: ${messageOf(error)}`)
  }
  await writeFile(exceptions, withoutExceptions(await readFile(exceptions, 'utf8')))
  // Last, because the presence of this file marks the release as complete.
  await mkdir(dirname(released), { recursive: true })
  await cp(bundle, released)
}

/** Records in every published package which document it was made from. */
async function stamp(root: string): Promise<void> {
  const released = readIfThere(places(root).released)
  if (released === undefined) return
  const tintype = stampOf(released)
  for (const { folder, manifest } of await publishedPackages(root)) {
    const text = `${JSON.stringify({ ...manifest, tintype }, null, 2)}\n`
    const path = join(folder, 'package.json')
    if (text !== (await readFile(path, 'utf8'))) await writeFile(path, text)
  }
}
