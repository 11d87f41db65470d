import { UnavailableError } from '../domain/unavailable.ts'
import { isErrno } from '../media/formats/systemError.ts'
import { errorChain } from '../process/errorChain.ts'

/** A failure of the machine rather than of the request: `full` when there is no room. */
export type SystemFailure = 'full' | 'unavailable'

/** Codes of the operating system and of SQLite for "no room". Both undo a write that fails like this. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE'])

/** No memory, a failing disk, a file that cannot be opened: each of these may be temporary. */
const SQLITE_FAILURES = /^SQLITE_(IOERR|NOMEM|CANTOPEN|READONLY|BUSY|PROTOCOL|PERM)/

export function systemFailure(error: unknown): SystemFailure | undefined {
  for (const { code } of errorChain(error)) {
    if (code === undefined) continue
    if (FULL.has(code)) return 'full'
    if (isErrno(code) || SQLITE_FAILURES.test(code)) return 'unavailable'
  }
  return error instanceof UnavailableError ? 'unavailable' : undefined
}
