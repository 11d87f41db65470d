/**
 * Work that serves everybody who asked before it began, such as a sync of the disk: one run at a time, and at most
 * one waiting, whoever asks.
 *
 * @returns asks for a run that begins later than the call; resolves or rejects as that run does
 */
export function shareRuns(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let waiting: Promise<void> | undefined

  const start = (): Promise<void> => {
    waiting = undefined
    const run = work().finally(() => {
      if (running === run) running = undefined
    })
    running = run
    return run
  }
  return () => {
    if (running === undefined) return start()
    waiting ??= running.then(start, start)
    return waiting
  }
}
