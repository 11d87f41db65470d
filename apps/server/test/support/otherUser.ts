/** A module to preload, which makes a command run as another user. */
export const asNobody = new URL('./asNobody.ts', import.meta.url)

/** The id of that user. */
export const NOBODY = 65534

/** The reason why this process cannot run commands as another user; undefined if it can. */
export const whyNoOtherUser = process.getuid?.() === 0 ? undefined : 'it needs root'

/** A suffix for the name of a skipped test. */
export const skippedFor = (why: string | undefined) => (why === undefined ? '' : ` (skipped: ${why})`)
