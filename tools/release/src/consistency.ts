import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { stampOf } from './stamp.ts'
import { places, publishedPackages, readIfThere, releasedPackages } from './workspace.ts'

/** Checks that everything `pnpm release:prepare` writes belongs to one version. Returns one line per problem. */
export async function inconsistencies(root: string): Promise<string[]> {
  const { document, released: path, consumers } = places(root)
  const packages = await releasedPackages(root)
  const [, version = ''] = /^ {2}version: (.*)$/m.exec(readIfThere(document) ?? '') ?? []
  const problems = packages
    .filter(({ manifest }) => manifest.version !== version)
    .map(({ manifest }) => `${manifest.name} is ${manifest.version}, but the document is ${version}.`)
  const released = readIfThere(path)
  if (released === undefined) return problems

  const stamp = stampOf(released)
  if (stamp.spec !== version) problems.push(`spec/released is ${stamp.spec}, but the document is ${version}.`)
  if (!existsSync(join(consumers, version)))
    problems.push(`No consumers of ${version} in tools/release/consumers.`)
  for (const { folder, manifest } of packages) {
    const changelog = readIfThere(join(folder, 'CHANGELOG.md')) ?? ''
    if (!changelog.includes(`\n## ${version}\n`))
      problems.push(`${manifest.name} has no changelog of ${version}.`)
  }
  for (const { manifest } of await publishedPackages(root)) {
    if (!isDeepStrictEqual(manifest.tintype, stamp))
      problems.push(`${manifest.name} is not stamped with ${version}.`)
  }
  return problems
}
