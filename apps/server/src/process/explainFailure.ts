import { accessSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** SQLite reports no path: names the database whose statement failed. */
export function withPath(error: unknown, path: string): unknown {
  return error instanceof Error && !('path' in error) ? Object.assign(error, { path }) : error
}

/**
 * What the operating system or SQLite refused, on which file, and what to do, in a sentence or two. Undefined for an
 * error of any other kind, of which only the stack tells something.
 */
export function explainFailure(error: unknown): string | undefined {
  for (let one = error; one instanceof Error; one = one.cause) {
    const { code, path, syscall } = one as NodeJS.ErrnoException
    const found = typeof code === 'string' ? systemCode(code, path) : undefined
    const explain = found && EXPLANATIONS[found.code]
    if (explain) return explain({ where: found.path ?? 'the data folder', what: one.message, syscall })
  }
  return undefined
}

/** Whether SQLite found its own file damaged, or its cause says so. */
export function isDamage(error: unknown): boolean {
  for (let one = error; one instanceof Error; one = one.cause) {
    const { code } = one as NodeJS.ErrnoException
    if (typeof code === 'string' && DAMAGE.test(code)) return true
  }
  return false
}

const DAMAGE = /^SQLITE_(CORRUPT|NOTADB)/

interface Failure {
  where: string
  what: string
  syscall: string | undefined
}

const noSpace = ({ where }: Failure) =>
  `No space is left on the disk of ${where}. Fix: make room on it, then try again.`
const notAllowed = ({ where }: Failure) =>
  `Permission denied for ${where}. Fix: run this command as the user who owns it, or give it to this user with chown.`
const noDescriptors = () => 'Too many files are open. Fix: raise the limit (ulimit -n), then try again.'

const EXPLANATIONS: Readonly<Record<string, (failure: Failure) => string>> = {
  ENOSPC: noSpace,
  EDQUOT: noSpace,
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: ({ where }) =>
    `${where} is on a read-only file system. Fix: mount it for writing, or choose another folder.`,
  EMFILE: noDescriptors,
  ENFILE: noDescriptors,
  ENOMEM: ({ where }) => `Not enough memory to work on ${where}. Fix: end other programs, then try again.`,
  EIO: ({ where, what }) =>
    `The disk failed on ${where} (${what}). Fix: check the disk, then run fsck; restore a backup if anything is damaged.`,
  EBUSY: ({ where }) =>
    `Another process keeps ${where} locked. Fix: wait until it has ended, then try again.`,
  ENOTDIR: ({ where }) => `${where} is not in a folder. Fix: choose another path.`,
  EISDIR: ({ where }) => `${where} is a folder where a file should be. Fix: move it elsewhere.`,
  // Of mkdir: in all other places it is expected.
  EEXIST: ({ where, syscall }) =>
    syscall === 'mkdir'
      ? `${where} is a file where a folder should be. Fix: choose another path.`
      : `${where} exists already.`,
  DAMAGED: ({ where, what }) =>
    `The catalog ${where} is damaged (${what}). Fix: restore the last backup into a new folder with ` +
    '`tintype-server restore`, and keep this folder until that is done: its photos are still there.',
}

/** SQLite's codes in terms of the operating system's, whose own it swallows. */
function systemCode(code: string, path: string | undefined): { code: string; path: string | undefined } {
  if (!code.startsWith('SQLITE_')) return { code, path }
  if (DAMAGE.test(code)) return { code: 'DAMAGED', path }
  if (/^SQLITE_(FULL|IOERR_SHMSIZE)/.test(code)) return { code: 'ENOSPC', path }
  if (/^SQLITE_(NOMEM|IOERR_NOMEM)/.test(code)) return { code: 'ENOMEM', path }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return { code: 'EBUSY', path }
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|AUTH|IOERR)/.test(code)) {
    const found = path === undefined ? undefined : whyNoAccess(path)
    if (found) return found
    return { code: code.startsWith('SQLITE_IOERR') ? 'EIO' : 'EACCES', path }
  }
  return { code, path }
}

/** Why a database cannot be read and written, when the file system says so of one of its files or of their folder. */
function whyNoAccess(database: string): { code: string; path: string } | undefined {
  for (const path of [dirname(database), database, `${database}-wal`, `${database}-shm`]) {
    try {
      accessSync(path, constants.R_OK | constants.W_OK)
      if (path === database && statSync(path).isDirectory()) return { code: 'EISDIR', path }
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      if (code !== 'ENOENT') return { code, path }
    }
  }
  return undefined
}
