import { UnavailableError } from '../domain/unavailable.ts'
import { isErrno } from '../media/formats/systemError.ts'

/** Whether a request failed because of the machine and not because of what it asked: `full` when there is no room. */
export type SystemFailure = 'full' | 'unavailable'

/** How the operating system and SQLite say that there is no room. Nothing is half written then: both undo it. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE'])

/** No memory, a disk that fails, a file that may not be opened: all of that can pass. */
const SQLITE_FAILURES = /^SQLITE_(IOERR|NOMEM|CANTOPEN|READONLY|BUSY|PROTOCOL|PERM)/

export function systemFailure(error: unknown): SystemFailure | undefined {
  for (let one = error; one instanceof Error; one = one.cause) {
    const { code } = one as NodeJS.ErrnoException
    if (typeof code === 'string') {
      if (FULL.has(code)) return 'full'
      if (isErrno(code) || SQLITE_FAILURES.test(code)) return 'unavailable'
    }
  }
  return error instanceof UnavailableError ? 'unavailable' : undefined
}
