import { extname } from 'node:path'
import * as fieldLimits from '@tintype/types/fieldLimits'

/** Longest extension that is kept when a name is cut, in characters: longer ones are no file types. */
const LONGEST_EXTENSION = 16

/** A name as the API shows it: version 0.1 took names of any length from upload headers. */
export const shownFileName = (name: string): string => cutFileName(name, fieldLimits.MediaItem.filename)

/**
 * A file name cut to a number of characters before its extension, so that it still tells what the file is. Characters
 * are code points: none is cut in two.
 */
export function cutFileName(name: string, maxLength: number): string {
  if (name.length <= maxLength) return name
  const found = [...extname(name)]
  const extension = found.length <= LONGEST_EXTENSION ? found : []
  const characters = [...name]
  if (characters.length <= maxLength) return name
  return [...characters.slice(0, maxLength - extension.length), ...extension].join('')
}
