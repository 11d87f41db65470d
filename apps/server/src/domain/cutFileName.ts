import { extname } from 'node:path'
import * as fieldLimits from '@tintype/types/fieldLimits'

/** Longest extension that is kept when a name is cut, in characters: longer ones are not file types. */
const LONGEST_EXTENSION = 16

/** A file name for a response: catalogs of version 0.1 have names of any length. */
export const shownFileName = (name: string): string => cutFileName(name, fieldLimits.MediaItem.filename)

/**
 * Cuts a file name to `maxLength` characters (code points) before its extension, which is kept for programs that
 * recognize files by it.
 */
export function cutFileName(name: string, maxLength: number): string {
  if (name.length <= maxLength) return name
  const found = [...extname(name)]
  const extension = found.length <= LONGEST_EXTENSION ? found : []
  const characters = [...name]
  if (characters.length <= maxLength) return name
  return [...characters.slice(0, maxLength - extension.length), ...extension].join('')
}
