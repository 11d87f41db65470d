import { execFile, execFileSync } from 'node:child_process'
import { truncateSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { type Mounted, mount, mountTmpfs, whyNoMounts } from '../support/mounts.ts'

const run = promisify(execFile)

const IMAGE_BYTES = 400 * 1024 ** 2

/** A disk of its own: an ext4 file system in an image, whose bytes are what a power cut would leave. */
export interface Disk extends Mounted {
  /** Puts into a file what is on the disk at this moment, without what waits in memory to be written. */
  cut(to: string): Promise<void>
}

/** Makes the disk below `folder`, empty. */
export function createDisk(folder: string): Disk {
  const image = join(folder, 'disk.img')
  writeFileSync(image, '')
  truncateSync(image, IMAGE_BYTES)
  execFileSync('mkfs.ext4', ['-q', '-F', image])
  // Nothing is written for the sake of time passing: what is on the disk was asked for.
  const mounted = mount('-o', 'loop,commit=3600', image)
  const [device = ''] = execFileSync('losetup', ['-n', '-O', 'NAME', '-j', image], {
    encoding: 'utf8',
  }).split('\n')
  const writes = async () => {
    const fields = (await readFile(`/sys/block/${basename(device)}/stat`, 'utf8')).trim().split(/\s+/)
    return { sectors: fields[6], inFlight: fields[8] }
  }
  return {
    ...mounted,
    async cut(to) {
      for (;;) {
        const before = await writes()
        await run('cp', ['--sparse=always', image, to])
        const after = await writes()
        // A copy during which the kernel wrote shows the disk at no moment that ever was.
        if (before.inFlight === '0' && after.inFlight === '0' && before.sectors === after.sectors) return
      }
    },
  }
}

/** Why this machine can make no such disk; undefined when it can. */
export function whyNoDisk(): string | undefined {
  const why = whyNoMounts()
  if (why !== undefined) return why
  const folder = mountTmpfs(64 * 1024 ** 2)
  try {
    createDisk(folder.path).unmount()
  } catch (error) {
    return `no image can be made and mounted: ${(error as Error).message.trim()}`
  } finally {
    folder.unmount()
  }
  return undefined
}

/** Mounts what a cut has left, as a machine does that has power again. */
export const mountCut = (image: string): Mounted => mount('-o', 'loop', image)
