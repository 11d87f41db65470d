import { readdir, readlink } from 'node:fs/promises'

/** Counts the files below a folder that this process has open. Works on Linux only. */
export async function openFilesIn(folder: string): Promise<number> {
  const links = (await readdir('/proc/self/fd')).map((name) =>
    readlink(`/proc/self/fd/${name}`).catch(() => ''),
  )
  return (await Promise.all(links)).filter((path) => path.startsWith(folder)).length
}
