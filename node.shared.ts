import { readFileSync } from 'node:fs'

/**
 * Why a package does not run here, undefined where it does: an older Node would crash in a native module, or fail to load
 * one, without a word about the reason.
 * @param manifest the package.json of the package
 */
export function nodeComplaint(manifest: URL, running = process.versions.node): string | undefined {
  const { name, engines } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    name: string
    engines: { node: string }
  }
  const ranges = engines.node.split(' || ')
  if (ranges.some((range) => isWithin(running, range))) return undefined
  const told = ranges.map((range) =>
    range.replace(/^>=(.*)/, '$1 or newer').replace(/^\^(\d+)(.*)/, '$1$2 or newer of $1'),
  )
  return `${name} needs Node ${told.join(', or ')}; this is Node ${running}.`
}

/** Ends the process with one sentence where the package does not run. */
export function requireNode(manifest: URL): void {
  const complaint = nodeComplaint(manifest)
  if (complaint === undefined) return
  console.error(complaint)
  process.exit(1)
}

/** Of `>=22.12` and `^22.14`, which is all that our packages say. */
function isWithin(version: string, range: string): boolean {
  const [major, minor = 0] = version.split('.').map(Number) as [number, number?]
  const [wantedMajor, wantedMinor = 0] = range.replace(/^\D+/, '').split('.').map(Number) as [number, number?]
  if (major === wantedMajor) return minor >= wantedMinor
  return range.startsWith('>=') && major > wantedMajor
}
