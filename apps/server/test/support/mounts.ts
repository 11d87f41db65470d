import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file system that is mounted at `path`. Mounting needs root. */
export interface Mounted {
  path: string
  unmount(): void
}

const mounted = new Set<string>()
process.on('exit', () => {
  // Interrupted tests leave no mounts. The last first, because mounts may be nested.
  for (const path of [...mounted].reverse()) execFileSync('umount', ['-l', path])
})

/** Mounts a file system on a new folder. @param args all but the last argument of `mount` */
export function mount(...args: string[]): Mounted {
  const path = mkdtempSync(join(tmpdir(), 'tintype-mount-'))
  try {
    execFileSync('mount', [...args, path], { stdio: ['ignore', 'ignore', 'pipe'] })
  } catch (error) {
    rmdirSync(path)
    throw error
  }
  mounted.add(path)
  return {
    path,
    unmount() {
      unmountWhenIdle(path)
      rmdirSync(path)
      mounted.delete(path)
    },
  }
}

/** A process of a killed server may hold its folder for a while. Detaching the folder frees the path at once. */
function unmountWhenIdle(path: string): void {
  try {
    execFileSync('umount', [path], { stdio: ['ignore', 'ignore', 'pipe'] })
  } catch {
    execFileSync('umount', ['--lazy', path], { stdio: ['ignore', 'ignore', 'pipe'] })
  }
}

/** Mounts a file system in memory with this capacity. */
export const mountTmpfs = (bytes: number): Mounted => mount('-t', 'tmpfs', '-o', `size=${bytes}`, 'none')

export function remountReadOnly({ path }: Mounted): void {
  execFileSync('mount', ['-o', 'remount,ro', path])
}

/** Fills the disk of a folder. */
export function fillDisk(folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  writeFileSync(join(folder, 'filler'), Buffer.alloc(bavail * bsize))
}

/** The reason why this process cannot mount file systems; undefined if it can. */
export function whyNoMounts(): string | undefined {
  if (process.platform !== 'linux') return 'it needs Linux'
  if (process.getuid?.() !== 0) return 'it needs root'
  try {
    mountTmpfs(4096).unmount()
  } catch (error) {
    return `mounting fails: ${(error as Error).message.trim()}`
  }
  return undefined
}
