/** Makes a command run as another user, when it is loaded before it. */
export const asNobody = new URL('./asNobody.ts', import.meta.url)

/** That user. */
export const NOBODY = 65534

/** Why this process cannot run anything as another user; undefined when it can. */
export const whyNoOtherUser = process.getuid?.() === 0 ? undefined : 'it needs root'

/** For the name of a test that is skipped. */
export const skippedFor = (why: string | undefined) => (why === undefined ? '' : ` (skipped: ${why})`)
