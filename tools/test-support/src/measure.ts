/** Percentiles of times in milliseconds. */
export interface Times {
  p50: number
  p99: number
}

export interface RaceResult extends Times {
  /** Median ratio to the last job of the same round: a slow minute of the machine slows down both. */
  toLast: number
}

export function summary(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99) }
}

export const median = (times: readonly number[]): number => summary(times).p50

/**
 * Runs every job once per round, so that other load on the machine affects all of them alike. Rounds start with
 * different jobs and alternate direction, because each job's garbage slows down the job that follows it.
 */
export async function race(
  jobs: readonly ((round: number) => unknown)[],
  { rounds, warmUp }: { rounds: number; warmUp: number },
): Promise<RaceResult[]> {
  const times = jobs.map((): number[] => [])
  for (let round = 0; round < warmUp + rounds; round++) {
    for (let step = 0; step < jobs.length; step++) {
      const place = (round + step) % jobs.length
      const index = round % 2 === 0 ? place : jobs.length - 1 - place
      const start = performance.now()
      await jobs[index]?.(round)
      if (round >= warmUp) times[index]?.push(performance.now() - start)
    }
  }
  const last = times.at(-1) ?? []
  return times.map((list) => ({
    ...summary(list),
    toLast: median(list.map((time, round) => time / (last[round] ?? Number.NaN))),
  }))
}

/** Evenly distributed numbers from 0 to 1, the same in every run. */
export function spread(round: number): number {
  return (round * 0.618_033_988_749_895) % 1
}

export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  for (const row of all) {
    console.log(
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    )
  }
  console.log()
}

export const ms = (time: number) => time.toFixed(2)
export const ratio = (of: number, to: number) => (of / to).toFixed(2)
