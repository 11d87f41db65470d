import { existsSync } from 'node:fs'
import { mkdir, readdir, realpath, rm } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import { ignoreMissing, syncFolder, writeWhole } from '../blobs/folder/files.ts'
import { servingLockPath } from '../dataFolder/dataFolder.ts'
import { takeServingLock } from '../dataFolder/servingLock.ts'
import { UserError } from '../process/userError.ts'

/** Entries of an empty folder: the first is created with a file system, the others by a lock. */
const IGNORED = new Set(['lost+found', 'serving.lock', 'serving.lock-journal'])

/** A folder that is locked as the target of a copy. */
export interface CopyTarget {
  /** Whether it was empty before. */
  isNew: boolean
  release(): void
}

/**
 * Locks a folder as the target of a copy, and marks it. The folder must be missing, empty, or already marked.
 * @throws UserError for a folder with other content, and while another process uses it
 */
export async function takeTarget(folder: string, mark: string, content: object): Promise<CopyTarget> {
  const isNew = !existsSync(mark)
  const unfinishedMark = `${mark}.unfinished`
  if (isNew) {
    const names = (await readdir(folder).catch(ignoreMissing)) ?? []
    const others = names.filter((name) => !IGNORED.has(name) && name !== basename(unfinishedMark))
    if (others.length > 0) throw new UserError(`${folder} is not empty. Choose another folder.`)
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const release = takeServingLock(servingLockPath(folder))
  if (release === undefined) throw new UserError(`Another process is using ${folder}.`)
  if (isNew) {
    await writeWhole(mark, unfinishedMark, `${JSON.stringify(content)}\n`)
  }
  return { isNew, release }
}

/**
 * Requires that neither folder contains the other: a copy would copy itself, and be lost together with the original.
 * @throws UserError
 */
export async function requireSeparate(folder: string, from: string): Promise<void> {
  const [to, source] = [await realPath(folder), await realPath(from)]
  const contains = (outer: string, inner: string) =>
    `${inner}${sep}`.startsWith(`${outer.replace(/\/$/, '')}${sep}`)
  if (!contains(to, source) && !contains(source, to)) return
  throw new UserError(`${folder} and ${from} must not contain each other. Choose another folder.`)
}

/** Resolves symbolic links, also of a path that does not exist yet. */
async function realPath(path: string): Promise<string> {
  const found = await realpath(path).catch(ignoreMissing)
  return found ?? join(await realPath(dirname(path)), basename(path))
}

/** Removes the mark from a folder whose copy is complete. */
export async function unmark(folder: string, mark: string): Promise<void> {
  await rm(mark)
  await syncFolder(folder)
}
