import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A version of the site: its folder, its name in the version select, and whether a newer one is released. */
export interface Version {
  folder: string
  name: string
  old: boolean
}

/** The document has version 0.0.0 before the first release. */
export function versionName(version: string): string {
  return version === '0.0.0' ? 'unreleased' : version
}

/**
 * Adds versions to `dist`, which has the build in `latest/`: the folders of `archive` (an earlier `dist`, or none yet), a
 * copy as the folder of the released version, and `versions.json` for the version select. Without an archive, the site
 * has only `latest/`.
 */
export function layOutVersions(dist: URL, version: string, archive: URL | undefined): Version[] {
  const folders = archive && existsSync(archive) ? readdirSync(archive).filter((name) => isRelease(name)) : []
  for (const folder of folders) copy(new URL(`${folder}/`, archive), new URL(`${folder}/`, dist))
  const released = versionName(version) === version
  const keepsVersion = released && archive !== undefined
  const current = `v${version.split('.').slice(0, 2).join('.')}`
  if (keepsVersion) copy(new URL('latest/', dist), new URL(`${current}/`, dist))

  const releases = [...new Set(keepsVersion ? [...folders, current] : folders)].sort(newestFirst)
  const versions: Version[] = [
    { folder: 'latest', name: released ? `${version} (latest)` : 'unreleased', old: false },
    ...releases.map((folder, index) => ({ folder, name: folder, old: index > 0 })),
  ]
  writeFileSync(new URL('versions.json', dist), `${JSON.stringify(versions, null, 2)}\n`)
  writeFileSync(new URL('index.html', dist), toLatest)
  return versions
}

const isRelease = (name: string) => /^v\d+\.\d+$/.test(name)

const newestFirst = (one: string, other: string) => other.localeCompare(one, 'en', { numeric: true })

function copy(from: URL, to: URL): void {
  cpSync(fileURLToPath(from), fileURLToPath(to), { recursive: true })
}

const toLatest = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Tintype</title>
<meta http-equiv="refresh" content="0; url=latest/">
<p><a href="latest/">Documentation of Tintype</a></p>
</html>
`
