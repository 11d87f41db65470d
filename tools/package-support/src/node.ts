import { readFileSync } from 'node:fs'

/**
 * Says which Node a package needs, or returns undefined where the running one is new enough. Without this, an older Node
 * crashes in a native module or fails to load one, and gives no reason.
 * @param manifest the package.json of the package
 */
export function nodeComplaint(manifest: URL, running: string = process.versions.node): string | undefined {
  const { name, engines } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    name: string
    engines: { node: string }
  }
  const ranges = engines.node.split(' || ')
  if (ranges.some((range) => isWithin(running, range))) return undefined
  const supported = ranges.map((range) =>
    range.replace(/^>=(.*)/, '$1 or newer').replace(/^\^(\d+)(.*)/, '$1$2 or newer of $1'),
  )
  return `${name} needs Node ${supported.join(', or ')}; this is Node ${running}.`
}

/** Exits with one sentence if the running Node is too old for the package. */
export function requireNode(manifest: URL): void {
  const complaint = nodeComplaint(manifest)
  if (complaint === undefined) return
  console.error(complaint)
  process.exit(1)
}

/** Supports `>=22.12` and `^22.14`, the only forms that the packages use. */
function isWithin(version: string, range: string): boolean {
  const [major, minor = 0] = version.split('.').map(Number) as [number, number?]
  const [wantedMajor, wantedMinor = 0] = range.replace(/^\D+/, '').split('.').map(Number) as [number, number?]
  if (major === wantedMajor) return minor >= wantedMinor
  return range.startsWith('>=') && major > wantedMajor
}
