import { existsSync } from 'node:fs'
import { mkdir, readdir, realpath, rm } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import { ignoreMissing, syncFolder, writeWhole } from '../blobs/folder/files.ts'
import { servingLockPath } from '../dataFolder/dataFolder.ts'
import { takeServingLock } from '../dataFolder/servingLock.ts'
import { UserError } from '../process/userError.ts'

/** What an empty folder may have: a new file system comes with the first, a lock leaves the others. */
const NOTHING = new Set(['lost+found', 'serving.lock', 'serving.lock-journal'])

/** A folder that a copy is made in, by this process alone. */
export interface CopyTarget {
  /** Whether there was nothing in it before. */
  isNew: boolean
  release(): void
}

/**
 * Takes a folder to make a copy in: one that is not there, or empty, or has the mark already. Then it has the mark.
 * @throws UserError for a folder with anything else in it, and while another process has it
 */
export async function takeTarget(folder: string, mark: string, content: object): Promise<CopyTarget> {
  const isNew = !existsSync(mark)
  const unfinishedMark = `${mark}.unfinished`
  if (isNew) {
    const names = (await readdir(folder).catch(ignoreMissing)) ?? []
    const others = names.filter((name) => !NOTHING.has(name) && name !== basename(unfinishedMark))
    if (others.length > 0) throw new UserError(`${folder} is not empty. Choose another folder.`)
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const release = takeServingLock(servingLockPath(folder))
  if (release === undefined) throw new UserError(`Another process is at work in ${folder}.`)
  if (isNew) {
    await writeWhole(mark, unfinishedMark, `${JSON.stringify(content)}\n`)
  }
  return { isNew, release }
}

/**
 * Refuses to copy into a folder that holds what is copied, or is held by it: the copy would copy itself, and be lost with
 * the original.
 * @throws UserError
 */
export async function refuseOverlap(folder: string, from: string): Promise<void> {
  const [to, source] = [await realPath(folder), await realPath(from)]
  const holds = (outer: string, inner: string) =>
    `${inner}${sep}`.startsWith(`${outer.replace(/\/$/, '')}${sep}`)
  if (!holds(to, source) && !holds(source, to)) return
  throw new UserError(`${folder} and ${from} must not contain each other. Choose another folder.`)
}

/** The path without symbolic links, also of what does not exist yet. */
async function realPath(path: string): Promise<string> {
  const found = await realpath(path).catch(ignoreMissing)
  return found ?? join(await realPath(dirname(path)), basename(path))
}

/** Takes the mark from a folder: what was made in it is finished. */
export async function unmark(folder: string, mark: string): Promise<void> {
  await rm(mark)
  await syncFolder(folder)
}
