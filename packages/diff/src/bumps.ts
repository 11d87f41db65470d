/** From the smallest change of a version to the largest. */
export const BUMPS = ['none', 'patch', 'minor', 'major'] as const

export type Bump = (typeof BUMPS)[number]

export const isLess = (a: Bump, b: Bump): boolean => BUMPS.indexOf(a) < BUMPS.indexOf(b)

export function largest(bumps: Iterable<Bump>): Bump {
  let found: Bump = 'none'
  for (const bump of bumps) if (isLess(found, bump)) found = bump
  return found
}
