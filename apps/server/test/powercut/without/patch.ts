import { readlinkSync } from 'node:fs'
import { open } from 'node:fs/promises'

const file = await open(import.meta.filename)
const { prototype } = file.constructor as unknown as { prototype: typeof file }
await file.close()

/** Disables syncs of files and folders, except those for which `stays` returns true. */
export function leaveOutSyncs(stays: (path: string) => boolean): void {
  for (const name of ['datasync', 'sync'] as const) {
    const original = prototype[name]
    prototype[name] = async function (this: typeof file) {
      if (stays(readlinkSync(`/proc/self/fd/${this.fd}`))) await original.call(this)
    }
  }
}

/** SQLite writes commits to its write-ahead log. */
export const isDatabaseLog = (path: string) => path.endsWith('-wal')
