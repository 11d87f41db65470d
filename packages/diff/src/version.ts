import type { Bump } from './bumps.ts'

/** The version after a bump. There is no special rule for 0.x. @throws Error if the version has no three numbers */
export function nextVersion(version: string, bump: Bump): string {
  const [major, minor, patch] = version.split(/[-+]/, 1)[0]?.split('.').map(Number) ?? []
  if (![major, minor, patch].every(Number.isInteger)) {
    throw new Error(`The version of the older document is ${version}. It needs three numbers, such as 1.2.0.`)
  }
  const numbers = [major, minor, patch] as [number, number, number]
  if (bump === 'major') return `${numbers[0] + 1}.0.0`
  if (bump === 'minor') return `${numbers[0]}.${numbers[1] + 1}.0`
  return bump === 'patch' ? `${numbers[0]}.${numbers[1]}.${numbers[2] + 1}` : version
}
