import { existsSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { ignoreMissing, syncFolder } from '../blobs/folderFiles.ts'
import { takeServingLock } from '../catalog/sqlite/servingLock.ts'
import { servingLockPath } from '../dataFolder.ts'
import { Refusal } from './refusal.ts'

/** What an empty folder may have: a new file system comes with the one, a lock leaves the other. */
const NOTHING = new Set(['lost+found', 'serving.lock'])

/** A folder that a copy is made in, by this process alone. */
export interface CopyTarget {
  /** Whether there was nothing in it before. */
  isNew: boolean
  release(): void
}

/**
 * Takes a folder to make a copy in: one that is not there, or empty, or has the mark already. Then it has the mark.
 * @throws Refusal for a folder with anything else in it, and while another process has it
 */
export async function takeTarget(folder: string, mark: string, content: object): Promise<CopyTarget> {
  const isNew = !existsSync(mark)
  if (isNew) {
    const names = (await readdir(folder).catch(ignoreMissing)) ?? []
    if (names.some((name) => !NOTHING.has(name)))
      throw new Refusal(`${folder} is not empty. Choose another folder.`)
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const release = takeServingLock(servingLockPath(folder))
  if (release === undefined) throw new Refusal(`Another process is at work in ${folder}.`)
  if (isNew) {
    await writeFile(mark, `${JSON.stringify(content)}\n`, { mode: 0o600, flush: true })
    await syncFolder(folder)
  }
  return { isNew, release }
}
