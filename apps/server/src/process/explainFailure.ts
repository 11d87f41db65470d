import { accessSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { errorChain } from './errorChain.ts'

/** Adds the path of the database to an error of SQLite, which has none. */
export function withPath(error: unknown, path: string): unknown {
  return error instanceof Error && !('path' in error) ? Object.assign(error, { path }) : error
}

/**
 * Explains an error of the operating system or of SQLite: what failed, on which file, and how to fix it. Returns
 * undefined for any other error.
 */
export function explainFailure(error: unknown): string | undefined {
  for (const { code, path, syscall, message } of errorChain(error)) {
    const found = code === undefined ? undefined : systemCode(code, path)
    const explain = found && EXPLANATIONS[found.code]
    if (explain) return explain({ path: found.path ?? 'the data folder', message, syscall })
  }
  return undefined
}

/** Whether the error, or one of its causes, says that a SQLite file is damaged. */
export function isDamage(error: unknown): boolean {
  return errorChain(error).some(({ code }) => code !== undefined && DAMAGE.test(code))
}

const DAMAGE = /^SQLITE_(CORRUPT|NOTADB)/

interface Failure {
  path: string
  message: string
  syscall: string | undefined
}

const noSpace = ({ path }: Failure) =>
  `No space is left on the disk of ${path}. Fix: make room on it, then try again.`
const notAllowed = ({ path }: Failure) =>
  `Permission denied for ${path}. Fix: run this command as the user who owns it, or give it to this user with chown.`
const noDescriptors = () => 'Too many files are open. Fix: raise the limit (ulimit -n), then try again.'

const EXPLANATIONS: Readonly<Record<string, (failure: Failure) => string>> = {
  ENOSPC: noSpace,
  EDQUOT: noSpace,
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: ({ path }) =>
    `${path} is on a read-only file system. Fix: mount it for writing, or choose another folder.`,
  EMFILE: noDescriptors,
  ENFILE: noDescriptors,
  ENOMEM: ({ path }) => `Not enough memory to work on ${path}. Fix: end other programs, then try again.`,
  EIO: ({ path, message }) =>
    `The disk failed on ${path} (${message}). Fix: check the disk, then run fsck; restore a backup if anything is damaged.`,
  EBUSY: ({ path }) => `Another process keeps ${path} locked. Fix: wait until it has ended, then try again.`,
  ENOTDIR: ({ path }) => `${path} is not in a folder. Fix: choose another path.`,
  EISDIR: ({ path }) => `${path} is a folder where a file should be. Fix: move it elsewhere.`,
  // Only mkdir reports it unexpectedly.
  EEXIST: ({ path, syscall }) =>
    syscall === 'mkdir'
      ? `${path} is a file where a folder should be. Fix: choose another path.`
      : `${path} exists already.`,
  DAMAGED: ({ path, message }) =>
    `The catalog ${path} is damaged (${message}). Fix: restore the last backup into a new folder with ` +
    '`tintype-server restore`, and keep this folder until that is done: its photos are still there.',
}

/** Converts codes of SQLite to those of the operating system, which SQLite hides. */
function systemCode(code: string, path: string | undefined): { code: string; path: string | undefined } {
  if (!code.startsWith('SQLITE_')) return { code, path }
  if (DAMAGE.test(code)) return { code: 'DAMAGED', path }
  if (/^SQLITE_(FULL|IOERR_SHMSIZE)/.test(code)) return { code: 'ENOSPC', path }
  if (/^SQLITE_(NOMEM|IOERR_NOMEM)/.test(code)) return { code: 'ENOMEM', path }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return { code: 'EBUSY', path }
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|AUTH|IOERR)/.test(code)) {
    const found = path === undefined ? undefined : findNoAccess(path)
    if (found) return found
    return { code: code.startsWith('SQLITE_IOERR') ? 'EIO' : 'EACCES', path }
  }
  return { code, path }
}

/** Finds the file of a database, or its folder, that cannot be read or written. */
function findNoAccess(database: string): { code: string; path: string } | undefined {
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
