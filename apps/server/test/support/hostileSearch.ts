import fc from 'fast-check'
import { type Format, layOut, type Part, partsOf, placesOf, replaced } from './hostileGrammar.ts'

export interface Found {
  file: Buffer
  cost: number
}

/**
 * Searches for the most expensive file of a format by hill climbing with restarts: replaces a random part of a random
 * tree, and continues with the more expensive of both.
 */
export function mostExpensive(
  format: Format,
  size: number,
  { seed, tries, restarts }: { seed: number; tries: number; restarts: number },
  cost: (file: Buffer) => number,
): Found {
  const samples = fc.sample(partsOf(format), { seed, numRuns: tries })
  const numbers = fc.sample(fc.nat(), { seed, numRuns: tries })
  const rate = (tree: Part) => {
    const file = layOut(format, tree, size)
    return { tree, file, cost: cost(file) }
  }
  let best: Found = { file: Buffer.alloc(0), cost: -1 }
  let current: (Found & { tree: Part }) | undefined
  for (const [i, sample] of samples.entries()) {
    if (current === undefined || i % Math.ceil(tries / restarts) === 0) {
      current = rate(sample)
    } else {
      const next = rate(changed(current.tree, sample, numbers[i] ?? 0))
      if (next.cost >= current.cost) current = next
    }
    if (current.cost > best.cost) best = { file: current.file, cost: current.cost }
  }
  return best
}

/** Replaces a part, repeats the whole, or puts it next to another part. */
function changed(tree: Part, by: Part, number: number): Part {
  switch (number % 8) {
    case 0:
      return { kind: 'repeat', times: 1000, part: tree }
    case 1:
      return { kind: 'group', parts: [tree, by] }
    case 2:
      return { kind: 'group', parts: [by, tree] }
    default:
      return replaced(tree, number % placesOf(tree), by)
  }
}
