import { readFileSync } from 'node:fs'

interface Runtime {
  node: string
  bun?: string
}

interface NodeOptions {
  /** Whether Bun, which reports a version of Node too, can run the package. */
  bun?: boolean
}

/**
 * Says which Node a package needs, or returns undefined where the running one is new enough. Without this, an older Node
 * crashes in a native module or fails to load one, and gives no reason.
 * @param manifest the package.json of the package
 */
export function nodeComplaint(
  manifest: URL,
  { bun = true }: NodeOptions = {},
  running: Runtime = process.versions,
): string | undefined {
  const { name, engines } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    name: string
    engines: { node: string }
  }
  const ranges = engines.node.split(' || ')
  const isBunRejected = running.bun !== undefined && !bun
  if (!isBunRejected && ranges.some((range) => isWithin(running.node, range))) return undefined
  const supported = ranges.map((range) =>
    range.replace(/^>=(.*)/, '$1 or newer').replace(/^\^(\d+)(.*)/, '$1$2 or newer of $1'),
  )
  return `${name} needs Node ${supported.join(', or ')}; this is ${isBunRejected ? `Bun ${running.bun}` : `Node ${running.node}`}.`
}

/** Exits with one sentence if the package cannot run here. */
export function requireNode(manifest: URL, options?: NodeOptions): void {
  const complaint = nodeComplaint(manifest, options)
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
