/** A fault that a request asks the server to inject, to test how the client handles it. */
export interface Fault {
  /** Respond with this HTTP status, and do nothing. */
  status?: number
  delayMs?: number
  /** Respond with a page that is empty but for a page token, which continues with the items of this page. */
  emptyPage?: true
  /** Break the connection after this many bytes of the response body. */
  cutBytes?: number
}

/** Longest delay: a server waits for active requests before it stops. */
export const MAX_DELAY_MS = 60_000

const PARTS: readonly [RegExp, (number: number) => Fault][] = [
  [/^status=([45]\d\d)$/, (status) => ({ status })],
  [/^delay=(\d+(?:\.\d+)?)s$/, (seconds) => ({ delayMs: seconds * 1000 })],
  [/^delay=(\d+)ms$/, (delayMs) => ({ delayMs })],
  [/^cut=(\d{1,15})$/, (cutBytes) => ({ cutBytes })],
  [/^empty-page$/, () => ({ emptyPage: true })],
]

/** Parses a list such as `delay=2s, status=503`. @returns undefined for any unknown part */
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
