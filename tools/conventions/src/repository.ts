import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Written by programs, recorded from Google, or a record of the past: not ours to reword. */
const EXCLUDED = [
  /(^|\/)CHANGELOG\.md$/,
  /\/src\/generated\//,
  /^spec\/released\//,
  /^spec\/test\/photoslibrary-v1\.facts\.json$/,
  /^tools\/release\/consumers\/\d/,
  /^apps\/docs\/samples\//,
  // It lists what it looks for.
  /^tools\/conventions\/src\/language\/spelling\.ts$/,
  /(^|\/)(LICENSE|pnpm-lock\.yaml)$/,
]

/** Files whose wording is ours, in the folders given or in all. */
export function listFiles(folders: readonly string[] = []): string[] {
  return listAllFiles(folders).filter((file) => !EXCLUDED.some((pattern) => pattern.test(file)))
}

/** Tracked files, and new ones that are not ignored, in the folders given or in all. */
export function listAllFiles(folders: readonly string[] = []): string[] {
  const output = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '-z', '--', ...folders],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 },
  )
  const removed = execFileSync('git', ['ls-files', '--deleted', '-z'], { cwd: root, encoding: 'utf8' })
  const absent = new Set(removed.split('\0'))
  return output
    .split('\0')
    .filter((file) => file !== '' && !absent.has(file))
    .sort()
}

export function readText(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}
