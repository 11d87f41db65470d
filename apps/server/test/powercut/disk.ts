import { execFile, execFileSync } from 'node:child_process'
import { truncateSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { type Mounted, mount, mountTmpfs, whyNoMounts } from '../support/mounts.ts'

const run = promisify(execFile)

const IMAGE_BYTES = 400 * 1024 ** 2

/** A separate disk: an ext4 file system in an image that has the bytes that a power cut would leave. */
export interface Disk extends Mounted {
  /** Copies the current bytes of the disk to a file, without unwritten data in memory. */
  cut(to: string): Promise<void>
}

/** Creates an empty disk below `folder`. */
export function createDisk(folder: string): Disk {
  const image = join(folder, 'disk.img')
  writeFileSync(image, '')
  truncateSync(image, IMAGE_BYTES)
  execFileSync('mkfs.ext4', ['-q', '-F', image])
  // Disables periodic writes, so that only synced data is on the disk.
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
        // A copy during which the kernel wrote is not a consistent snapshot.
        if (before.inFlight === '0' && after.inFlight === '0' && before.sectors === after.sectors) return
      }
    },
  }
}

/** Why this machine cannot create such a disk; undefined if it can. */
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

/** Mounts the image after a cut, like a machine that has power again. */
export const mountCut = (image: string): Mounted => mount('-o', 'loop', image)
