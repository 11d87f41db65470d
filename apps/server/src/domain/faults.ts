/** What a client asks to go wrong, so that it can see what it makes of it. */
export interface Fault {
  /** Answer with this HTTP status instead of doing anything. */
  status?: number
  delayMs?: number
  /** Answer with a page that holds nothing but the token for what would have been on it. */
  emptyPage?: true
  /** Break the connection after so many bytes of the answer's body. */
  cutBytes?: number
}

/** Longest delay that may be asked for: a stopping server waits for every request under way. */
export const MAX_DELAY_MS = 60_000

const PARTS: readonly [RegExp, (number: number) => Fault][] = [
  [/^status=([45]\d\d)$/, (status) => ({ status })],
  [/^delay=(\d+(?:\.\d+)?)s$/, (seconds) => ({ delayMs: seconds * 1000 })],
  [/^delay=(\d+)ms$/, (delayMs) => ({ delayMs })],
  [/^cut=(\d{1,15})$/, (cutBytes) => ({ cutBytes })],
  [/^empty-page$/, () => ({ emptyPage: true })],
]

/** Reads a list such as `delay=2s, status=503`. @returns undefined when any part of it is not understood */
export function parseFault(text: string): Fault | undefined {
  const fault: Fault = {}
  for (const part of text.split(/[,;]/).map((each) => each.trim())) {
    const found = PARTS.map(([pattern, read]) => ({ match: pattern.exec(part), read })).find(
      ({ match }) => match !== null,
    )
    if (found === undefined) return undefined
    Object.assign(fault, found.read(Number(found.match?.[1])))
  }
  return (fault.delayMs ?? 0) > MAX_DELAY_MS ? undefined : fault
}
