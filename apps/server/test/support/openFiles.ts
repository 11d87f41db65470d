import { readdir, readlink } from 'node:fs/promises'

/** How many files below a folder this process has open. (Linux tells.) */
export async function openFilesIn(folder: string): Promise<number> {
  const links = (await readdir('/proc/self/fd')).map((name) =>
    readlink(`/proc/self/fd/${name}`).catch(() => ''),
  )
  return (await Promise.all(links)).filter((path) => path.startsWith(folder)).length
}
